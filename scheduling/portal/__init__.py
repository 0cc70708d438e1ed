"""The portal: the door of the Authorities. They ask for an Interpreter and confirm the hours."""
