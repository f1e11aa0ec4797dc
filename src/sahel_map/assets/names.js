/* Names on the base map. The most important come first; a name that would cover another is left out. */
"use strict";

(function (Sahel) {
  const STYLE = window.SahelSettings.style;
  const SECONDARY = STYLE.interface.secondary;
  const WATER = "#4F7F99";

  /* Which names, from which zoom, in which hand. Towns show from a zoom that their rank decides. */
  const KINDS = [
    { file: "neighbours", from: 0, to: 8, size: 13, colour: "#8E887C", spaced: true },
    { file: "towns", from: 0, size: 12, colour: STYLE.interface.text, town: true },
    { file: "rivers", from: 5.5, size: 12, colour: WATER, italic: true, onlyRank: 1 },
    { file: "regions", from: 6.5, to: 9, size: 12, colour: "#6E6A62", spaced: true },
    { file: "lakes", from: 8, size: 11, colour: WATER, italic: true },
    { file: "cercles", from: 8, to: 11, size: 12, colour: SECONDARY, spaced: true },
    { file: "communes", from: 10, size: 11, colour: "#7F796D" },
  ];

  const townFrom = (rank) => 4.5 + 1.1 * (rank || 1);

  Sahel.drawNames = function (context, view, features, french) {
    const taken = [];
    context.save();
    context.lineJoin = "round";
    for (const kind of KINDS) {
      if (view.zoom < kind.from || view.zoom > (kind.to ?? Infinity)) continue;
      for (const feature of byImportance(features[kind.file])) {
        if (isWanted(kind, feature, view)) place(context, view, kind, feature, french, taken);
      }
    }
    context.restore();
  };

  function byImportance(features) {
    return [...features].sort((a, b) => (a.properties.rank ?? 9) - (b.properties.rank ?? 9));
  }

  function isWanted(kind, feature, view) {
    if (kind.onlyRank && feature.properties.rank !== kind.onlyRank) return false;
    return !kind.town || view.zoom >= townFrom(feature.properties.rank);
  }

  function place(context, view, kind, feature, french, taken) {
    const { name, name_fr: nameFr } = feature.properties;
    const written = (french && nameFr) || name;
    if (!written) return;
    const text = kind.spaced ? written.toUpperCase() : written;
    context.font = (kind.italic ? "italic " : "") + Sahel.font(kind.size, kind.town ? 500 : 400);
    context.letterSpacing = kind.spaced ? "1.5px" : "0px";
    const width = context.measureText(text).width;
    const x = feature.label.x * view.scale + view.x;
    const y = feature.label.y * view.scale + view.y;
    const left = kind.town ? x + 6 : x - width / 2;
    const box = { left, right: left + width, top: y - kind.size / 2 - 2, bottom: y + kind.size / 2 + 2 };
    if (taken.some((other) => overlap(box, other))) return;
    taken.push(box);
    if (kind.town) dot(context, x, y);
    write(context, text, left, y, kind.colour);
  }

  function overlap(a, b) {
    return a.left < b.right + 4 && a.right + 4 > b.left && a.top < b.bottom && a.bottom > b.top;
  }

  function dot(context, x, y) {
    context.beginPath();
    context.arc(x, y, 2, 0, 2 * Math.PI);
    context.fillStyle = "#fff";
    context.strokeStyle = STYLE.interface.text;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
  }

  function write(context, text, x, y, colour) {
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.strokeStyle = "rgba(246, 244, 239, 0.85)";
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
})(window.Sahel);
