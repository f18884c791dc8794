/* The maps of the register: one on which a place is picked, one that shows all authorities.
 * They work without any other host: the base layer is land, without borders of states. */
(() => {
  "use strict";

  const EUROPE = L.latLngBounds([33, -27], [72, 48]);
  const LAND = { stroke: true, color: "#9aa7b2", weight: 0.6, fillColor: "#f6f3ec", fillOpacity: 1 };
  const GRID = { color: "#b7c9d8", weight: 0.5, interactive: false };
  const DIGITS = 5; // About one metre.

  /** Draw meridians and parallels, each ten degrees. */
  const addGrid = (map) => {
    for (let degrees = -180; degrees <= 180; degrees += 10) {
      L.polyline([[-80, degrees], [80, degrees]], GRID).addTo(map);
      if (Math.abs(degrees) <= 80) L.polyline([[degrees, -180], [degrees, 180]], GRID).addTo(map);
    }
  };

  const makeMap = (holder) => {
    holder.hidden = false;
    const map = L.map(holder.querySelector(".alliance-map"), {
      minZoom: 2,
      maxZoom: 12,
      zoomSnap: 0.25, // Europe fills the map, whatever its size.
    });
    map.attributionControl.setPrefix(false).addAttribution("Natural Earth");
    map.createPane("land").style.zIndex = 200; // Whenever it comes, it lies below the rest.
    map.fitBounds(EUROPE);
    addGrid(map);
    fetch(holder.dataset.land)
      .then((answer) => answer.json())
      .then((land) => L.geoJSON(land, { style: LAND, pane: "land", interactive: false }).addTo(map));
    return map;
  };

  // The shape is an element of its own: Leaflet places the icon by its transformation.
  const point = (kind, size) =>
    L.divIcon({
      className: "alliance-icon",
      html: `<span class="alliance-point alliance-point--${kind}"></span>`,
      iconSize: [size, size],
    });

  /** A map whose marker and two number fields follow each other. */
  const startPicker = (holder) => {
    const fields = ["latitude", "longitude"].map((name) =>
      document.getElementById(holder.dataset[name]),
    );
    const map = makeMap(holder);
    const marker = L.marker(EUROPE.getCenter(), {
      draggable: true,
      icon: point("chosen", 20),
      keyboard: false, // The number fields are for the keyboard.
      title: holder.dataset.marker,
    });

    const typed = () => {
      const [latitude, longitude] = fields.map((field) => Number.parseFloat(field.value));
      const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
      return isPlace ? L.latLng(latitude, longitude) : null;
    };
    const show = () => {
      const place = typed();
      if (!place) return marker.remove();
      return marker.setLatLng(place).addTo(map);
    };
    const pick = (place) => {
      const { lat, lng } = place.wrap();
      fields[0].value = lat.toFixed(DIGITS);
      fields[1].value = lng.toFixed(DIGITS);
      fields.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
    };

    fields.forEach((field) => {
      field.addEventListener("input", show);
      field.addEventListener("change", show);
    });
    map.on("click", (event) => pick(event.latlng));
    marker.on("dragend", () => pick(marker.getLatLng()));
    show();
    if (typed()) map.setView(typed(), 6);
    // A panel that was closed when the map was made had no size.
    new ResizeObserver(() => map.invalidateSize()).observe(holder);
  };

  /** What a click on a point shows; texts are set as text, never as HTML. */
  const card = (place) => {
    const box = document.createElement("div");
    const name = document.createElement(place.url ? "a" : "strong");
    if (place.url) name.href = place.url;
    name.textContent = place.name;
    const rest = document.createElement("div");
    rest.textContent = `${place.country} · ${place.kindName}`;
    box.append(name, rest);
    return box;
  };

  const startView = (holder) => {
    const places = JSON.parse(document.getElementById(holder.dataset.places).textContent);
    const map = makeMap(holder);
    const markers = places.map((place) =>
      L.marker([place.latitude, place.longitude], {
        icon: point(place.kind, 14),
        keyboard: false, // The table below is for the keyboard.
        title: place.name,
      }).bindPopup(() => card(place)),
    );
    const group = L.featureGroup(markers).addTo(map);
    if (markers.length) map.fitBounds(group.getBounds(), { padding: [30, 30], maxZoom: 5 });
  };

  const start = () => {
    document.querySelectorAll("[data-map-picker][hidden]").forEach(startPicker);
    document.querySelectorAll("[data-map-view][hidden]").forEach(startView);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  // A filter or a search puts new results into the page.
  document.addEventListener("w-swap:success", start);
})();
