vcl 4.1;

# Varnish in front of the API. It is told of every change (PURGE_URLS=http://varnish/), so it keeps
# what the program lets it keep. See docs/reference/caching.md.

import std;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .probe = {
        .url = "/healthz";
        .interval = 5s;
    }
}

acl programs {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # What is old is given only while the program does not answer.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    if (req.method == "PURGE") {
        if (client.ip !~ programs) {
            return (synth(403));
        }
        if (req.http.Cache-Tag !~ "^[a-zA-Z0-9:_-]+$") {
            return (synth(400));
        }
        ban("obj.http.Cache-Tag ~ (^|,)" + req.http.Cache-Tag + "(,|$)");
        return (synth(204));
    }
    # The API knows no cookie; the rest of the program does, and is passed on.
    if (req.url ~ "^/graphql/" && (req.method == "GET" || req.method == "HEAD")) {
        unset req.http.Cookie;
        return (hash);
    }
    return (pass);
}

sub vcl_backend_response {
    set beresp.grace = 1h;
    if (beresp.http.Cache-Control !~ "s-maxage") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
    }
    unset beresp.http.X-Request-ID;
}
