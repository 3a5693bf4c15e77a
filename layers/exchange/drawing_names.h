#pragma once

#include "layers/exchange/source_table.h"

namespace saban::layers {

/// The layer of a drawing on which features of a kind are written: "routes", and for the position of a unit in a phase
/// "units - giai doan 1". Letters and signs that drawings do not allow in names of layers are replaced.
std::string drawingLayer(const std::string& kind, const std::string& phase);
/// The layer beside it for the texts that name them.
std::string drawingNamesLayer(const std::string& layer);

/// Makes features of what `exportFile` drew: each shape gets the text that was written after it as its name, and its kind and phase from its
/// layer. Does nothing to shapes and texts on other layers. `table`: entities as GDAL reads a DXF file.
void readDrawnFeatures(SourceTable& table);

}  // namespace saban::layers
