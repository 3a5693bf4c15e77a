#include "tests/rules/include_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/rules/source_tree.h"

namespace saban::test {
namespace {

std::vector<std::string> cppFiles() {
    std::vector<std::string> files;
    for (const std::string& file : projectFiles())
        if (hasSuffix(file, {".h", ".cpp"})) files.push_back(file);
    return files;
}

bool isForbidden(const std::string& file, const std::string& target) {
    return violation(file, {.line = 1, .form = Include::Form::Angled, .target = target}).has_value();
}

TEST(IncludeRules, ReadIncludeLinesInQuotesAndBrackets) {
    const auto includes =
        includesOf("#pragma once\n\n#include <vector>\n  #  include \"geo/core/error.h\"  // why\nint include;\n");
    ASSERT_EQ(includes.size(), 2u);
    EXPECT_EQ(includes[0].target, "vector");
    EXPECT_EQ(includes[0].line, 3);
    EXPECT_EQ(includes[0].form, Include::Form::Angled);
    EXPECT_EQ(includes[1].target, "geo/core/error.h");
    EXPECT_EQ(includes[1].form, Include::Form::Quoted);
}

TEST(IncludeRules, ForbidHigherLayersAndDrawingLibrariesInGeo) {
    for (const char* target :
         {"layers/ground/ground.h", "viewer/render/look.h", "osg/Node", "osgDB/ReadFile", "QString", "QtCore/QFile"})
        EXPECT_TRUE(isForbidden("geo/core/text.cpp", target)) << target;
    for (const char* target : {"gdal_priv.h", "proj.h", "GeographicLib/MGRS.hpp", "geo/core/error.h", "glm/vec2.hpp"})
        EXPECT_FALSE(isForbidden("geo/core/text.cpp", target)) << target;
}

TEST(IncludeRules, KeepGeodataLibrariesOutOfHeadersOfGeo) {
    for (const char* target : {"gdal_priv.h", "ogr_spatialref.h", "cpl_conv.h", "proj.h", "GeographicLib/MGRS.hpp"})
        EXPECT_TRUE(isForbidden("geo/crs/crs.h", target)) << target;
}

TEST(IncludeRules, KeepHashingAndCompressionOutOfHeaders) {
    for (const char* target : {"xxhash.h", "zstd.h"}) {
        EXPECT_TRUE(isForbidden("geo/core/fingerprint.h", target)) << target;
        EXPECT_FALSE(isForbidden("viewer/terrain/tile_file.cpp", target)) << target;
    }
}

TEST(IncludeRules, ForbidWidgetsAndSceneGraphInLayers) {
    for (const char* target :
         {"QWidget", "QMainWindow", "QtWidgets/QLabel", "QOpenGLWidget", "osg/Group", "viewer/render/look.h"})
        EXPECT_TRUE(isForbidden("layers/ground/ground.cpp", target)) << target;
    EXPECT_FALSE(isForbidden("layers/ground/ground.cpp", "QString"));
    EXPECT_TRUE(isForbidden("layers/ground/ground.h", "QString"));
}

TEST(IncludeRules, ForbidWidgetsInTheEngineAndSceneGraphInTheWindow) {
    EXPECT_TRUE(isForbidden("viewer/terrain/tile_node.cpp", "QWidget"));
    EXPECT_TRUE(isForbidden("viewer/render/look.cpp", "viewer/app/language.h"));
    EXPECT_FALSE(isForbidden("viewer/terrain/tile_node.cpp", "osg/Geometry"));
    EXPECT_TRUE(isForbidden("viewer/app/main_window.cpp", "osg/Geometry"));
    EXPECT_FALSE(isForbidden("viewer/app/main_window.cpp", "QMainWindow"));
}

TEST(Includes, FollowTheLayers) {
    for (const std::string& file : cppFiles())
        for (const Include& include : includesOf(contentOf(file)))
            if (const auto why = violation(file, include))
                ADD_FAILURE() << file << ":" << include.line << ": " << include.target << ": " << *why;
}

TEST(Includes, NameFilesOfTheProjectFromItsRoot) {
    for (const std::string& file : cppFiles())
        for (const Include& include : includesOf(contentOf(file)))
            if (include.form == Include::Form::Quoted && !include.target.ends_with(".moc")) {
                EXPECT_TRUE(std::filesystem::exists(sourceRoot() / include.target))
                    << file << ":" << include.line << ": \"" << include.target
                    << "\" is not a path from the root of the project";
            }
}

TEST(Includes, OfASourceStartWithItsOwnHeader) {
    for (const std::string& file : cppFiles()) {
        if (!file.ends_with(".cpp")) continue;
        const std::string header = file.substr(0, file.size() - 4) + ".h";
        if (!std::filesystem::exists(sourceRoot() / header)) continue;
        const auto includes = includesOf(contentOf(file));
        EXPECT_TRUE(!includes.empty() && includes.front().target == header)
            << file << " does not include \"" << header << "\" first";
    }
}

TEST(Headers, AreReadOncePerSource) {
    for (const std::string& file : cppFiles())
        if (file.ends_with(".h")) {
            EXPECT_TRUE(contentOf(file).starts_with("#pragma once\n")) << file;
        }
}

}  // namespace
}  // namespace saban::test
