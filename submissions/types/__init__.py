"""Types of what is sent in; none of them ever shows a submission."""
