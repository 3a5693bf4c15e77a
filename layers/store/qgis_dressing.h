#pragma once

#include "geo/core/error.h"

class GDALDataset;

namespace saban::layers {

/// Columns of notes that were drawn with a pen: colour ("#rrggbb", "#rrggbbaa") and width in metres. QGIS draws lines of notes with them.
inline constexpr const char *kStrokeColourColumn = "ink_colour", *kStrokeWidthColumn = "ink_width_m";

/// What makes the tables of a GeoPackage pleasant in QGIS: Vietnamese titles of columns (OGC 12-128r15, annex F.9, and aliases in
/// the style) and a default style for each table. Tables that have a style keep it.
/// Errors: `WriteFailed` whose message is GDAL's reason alone.
geo::Result<void> dressForQgis(GDALDataset& dataset);

/// Styles that an earlier release of Saban made, and that nobody has saved since, become those of this one. Any other stays as it is, also that of a later release.
/// Errors: as `dressForQgis`.
geo::Result<void> renewStyles(GDALDataset& dataset);

}  // namespace saban::layers
