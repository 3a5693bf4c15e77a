#pragma once

namespace saban::cli {

/// Prints the versions of Saban, GDAL, PROJ, OpenSceneGraph, Qt and, where a context can be had, OpenGL, one a line.
void printVersions();

}  // namespace saban::cli
