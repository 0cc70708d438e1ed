"""The door for those who are not in yet: an institution registers itself, a colleague accepts an invitation.

Links of mails show on GET and act on POST only, since scanners of mail open them.
"""
