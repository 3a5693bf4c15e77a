#include "viewer/cli/version_text.h"

#include <gdal.h>
#include <proj.h>

#include <QtGlobal>
#include <cstdio>
#include <osg/Version>

#include "viewer/render/offscreen.h"

namespace saban::cli {

void printVersions() {
    std::printf("saban %s\n", SABAN_VERSION);
    std::printf("GDAL %s\n", GDALVersionInfo("RELEASE_NAME"));
    std::printf("PROJ %s\n", proj_info().version);
    std::printf("OpenSceneGraph %s\n", osgGetVersion());
    std::printf("Qt %s\n", qVersion());
    const auto context = viewer::OffscreenContext::create();
    std::printf("OpenGL %s\n", context ? ((*context)->version() + ", " + (*context)->renderer()).c_str() : context.error().message.c_str());
}

}  // namespace saban::cli
