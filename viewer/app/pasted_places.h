#pragma once

#include <QString>
#include <vector>

#include "viewer/app/map_tool.h"
#include "viewer/app/place_editor.h"

namespace saban::app {

/// A line of text that was to be a place.
struct PlaceRow {
    int line = 0;            ///< from 1
    QString text{};          ///< as it was written
    TypedPlace place{};      ///< when there is no fault
    QString fault{};         ///< why it is no place, for a person; empty: it is one
};

/// Reads places that were typed, or pasted from a spreadsheet: one a line, in any way of writing coordinates. Cells, between tabs or semicolons, may hold
/// other things beside them: the first that has letters is the name, or a number of the row. A first line without any digit names the columns; those that
/// are called X, Y, E, N, lat or lon say which number is which. Empty lines are passed over. `frame` must have a CRS.
std::vector<PlaceRow> readPlaces(const QString& text, const PlaceFrame& frame);

}  // namespace saban::app
