"""Hours, reimbursement, funding: the money pieces."""
