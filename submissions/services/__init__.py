"""What is done with submissions: taken, checked against abuse, answered by mail."""
