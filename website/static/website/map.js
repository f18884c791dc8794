/* Shows the rows of the directory's table on a map; without this script the table is all there is. */
(async () => {
  const box = document.querySelector("[data-map]");
  const rows = [...document.querySelectorAll("tr[data-latitude]")];
  if (!box || !rows.length || !window.L) return;
  box.hidden = false;
  const map = L.map(box, { scrollWheelZoom: false, attributionControl: false, minZoom: 3, maxBounds: [[20, -40], [75, 70]] });
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const points = rows.map((row) => {
    const link = row.querySelector("a");
    const place = [Number(row.dataset.latitude), Number(row.dataset.longitude)];
    const popup = link.cloneNode(true);
    return L.circleMarker(place, { radius: 6, weight: 2, color: colour("--red"), fillOpacity: 0.5 })
      .bindTooltip(link.textContent)
      .bindPopup(popup)
      .addTo(map);
  });
  map.fitBounds(L.featureGroup(points).getBounds(), { padding: [24, 24], maxZoom: 8 });
  const land = await fetch(box.dataset.land);
  if (land.ok) {
    L.geoJSON(await land.json(), {
      interactive: false,
      style: { color: colour("--line"), weight: 1, fillColor: colour("--paper"), fillOpacity: 1 },
    }).addTo(map).bringToBack();
  }
})();
