"""What people try to change: each attempt tries one thing, and tells whether it came about.

What is sent is what a superuser's forms would send: a form that hides a button is no obstacle.
"""
