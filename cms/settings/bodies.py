"""How large the body of a request may be, beside those of the API and of upload addresses."""

from cms.settings.submissions import SUBMISSIONS_UPLOAD_MAX_BYTES

BODY_MAX_BYTES = 500_000
"""Any form of text; the longest has 5,000 characters, of which each may take 12 bytes."""
BODY_MAX_BYTES_WITH_FILE = 3 * SUBMISSIONS_UPLOAD_MAX_BYTES
"""A visitor's form with a file. More than such a file has: who has chosen one that is somewhat too
large is told so in the form, and keeps what was written."""
BODY_MAX_BYTES_OF_STAFF = 100_000_000
"""A form of the admin, files included, of somebody who is logged in there."""
