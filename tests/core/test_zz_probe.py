import pytest, cProfile, pstats
from tests.factories import *
@pytest.mark.django_db
def test_probe(boss):
    p=cProfile.Profile(); p.enable()
    home_page(); 
    p.disable(); pstats.Stats(p).sort_stats("cumtime").print_stats(45)
