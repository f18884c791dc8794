// Mount GraphiQL. The API is anonymous: no cookie is sent with a query.
(function () {
  "use strict";

  var mount = document.getElementById("graphiql");
  var fetcher = window.GraphiQL.createFetcher({
    url: new URL(mount.dataset.endpoint, window.location.href).href,
    enableIncrementalDelivery: false,
    fetch: function (url, options) {
      return window.fetch(url, Object.assign({}, options, { credentials: "omit" }));
    },
  });

  // A link to this page can carry a query: those of the examples do.
  var address = new URLSearchParams(window.location.search);

  mount.textContent = "";
  window.ReactDOM.createRoot(mount).render(
    window.React.createElement(
      window.GraphiQL,
      {
        fetcher: fetcher,
        query: address.get("query") || undefined,
        variables: address.get("variables") || undefined,
        defaultQuery: document.getElementById("default-query").content.textContent,
        isHeadersEditorEnabled: false,
        shouldPersistHeaders: false,
        showPersistHeadersSettings: false,
        inputValueDeprecation: true,
      },
      // Our own heading stands above; the tool's name goes where its logo would be.
      window.React.createElement(window.GraphiQL.Logo, null, "GraphiQL"),
    ),
  );
})();
