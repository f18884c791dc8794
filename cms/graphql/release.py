"""Which code and which settings make the answers: others' answers are none of ours."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from cms.settings.environment import ROOT


@cache
def generation() -> str:
    """Return a short digest of the code, its dependencies and the settings, the same on all hosts.

    An answer outlives the process that made it, in Redis; after a new release it may be wrong.
    """
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(_sources()):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    for name in sorted(name for name in dir(settings) if name.isupper()):
        digest.update(f"{name}={getattr(settings, name)!r}\0".encode())
    return digest.hexdigest()


def _sources() -> set[Path]:
    """Return the files that an answer may depend on."""
    apps = [config for config in settings.INSTALLED_APPS if (ROOT / config).is_dir()]
    patterns = [f"{app}/**/*.{ending}" for app in apps for ending in ("py", "graphql")]
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return found | {ROOT / "requirements.txt", *ROOT.glob("locale/**/*.po")}
