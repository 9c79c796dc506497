"""The trail on a page."""

from django.template import Library

from haven.foundation.audit.sentences import in_words

register = Library()
register.filter("in_words", in_words)
