/* Shows the rows of the directory's table on a map; without this script the table is all there is. */
"use strict";

(async () => {
  const box = document.querySelector("[data-map]");
  const rows = [...document.querySelectorAll("tr[data-latitude]")];
  if (!box) return;
  box.hidden = !rows.length || !window.L;
  if (box.hidden) return;

  const words = box.dataset;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    fadeAnimation: !isCalm,
    markerZoomAnimation: !isCalm,
    maxBounds: [[20, -40], [75, 70]],
    maxZoom: 9,
    minZoom: 3,
    scrollWheelZoom: false,
    zoomAnimation: !isCalm,
    zoomControl: false,
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  map.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", words.close);
  });

  // No keyboard reaches a point; whoever hears the page has the table, with the same links.
  map.getPane("overlayPane").setAttribute("aria-hidden", "true");
  // Without a part of the world to show, the map would draw no point yet.
  const placeOf = (row) => [Number(row.dataset.latitude), Number(row.dataset.longitude)];
  map.fitBounds(L.latLngBounds(rows.map(placeOf)), { padding: [24, 24], maxZoom: 8, animate: false });
  for (const row of rows) {
    const link = row.querySelector("a");
    const point = L.circleMarker(placeOf(row), { radius: 7, weight: 2, color: colour("--red"), fillOpacity: 0.5 })
      .bindPopup(link.cloneNode(true))
      .addTo(map);
    // The browser's own tip: Leaflet's can neither be dismissed nor pointed at.
    const tip = document.createElementNS("http://www.w3.org/2000/svg", "title");
    tip.textContent = link.textContent;
    point.getElement().append(tip);
  }

  let land = null;
  const button = document.querySelector("[data-map-tiles]");
  const showTiles = () => {
    map.setMaxZoom(18);
    L.tileLayer(words.tiles, {
      // Those who give tiles away ask by whom they are shown: the host is told, not the page.
      referrerPolicy: "origin",
    }).addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(words.attribution).addTo(map);
    land?.remove();
  };
  if (words.tiles && !button) {
    showTiles();
    return;
  }
  button?.addEventListener("click", () => {
    showTiles();
    box.focus();
    button.hidden = true;
  });

  const answer = await fetch(words.land);
  if (answer.ok && !(button && button.hidden)) {
    land = L.geoJSON(await answer.json(), {
      interactive: false,
      style: { color: colour("--line"), weight: 1, fillColor: colour("--paper"), fillOpacity: 1 },
    }).addTo(map).bringToBack();
  }
})();
