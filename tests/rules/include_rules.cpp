#include "tests/rules/include_rules.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>

namespace saban::test {

namespace {

bool startsWithAny(const std::string& text, const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return text.starts_with(prefix); });
}

bool isOpenSceneGraph(const std::string& target) {
    static const std::regex pattern("osg[A-Za-z]*/.*|OpenThreads/.*");
    return std::regex_match(target, pattern);
}

bool isQt(const std::string& target) {
    static const std::regex pattern("Q[A-Z].*|Qt[A-Z].*|q[a-z0-9_]+\\.h");
    return std::regex_match(target, pattern);
}

/// Qt itself says which of its headers are widgets: those in its folders QtWidgets and QtOpenGLWidgets.
bool isQtWidgets(const std::string& target) {
    if (!isQt(target)) return false;
    if (startsWithAny(target, {"QtWidgets", "QtOpenGLWidgets"})) return true;
    const std::filesystem::path widgets = SABAN_QT_WIDGETS_INCLUDE_DIR;
    return std::filesystem::exists(widgets / target) ||
           std::filesystem::exists(widgets.parent_path() / "QtOpenGLWidgets" / target);
}

bool isGeodata(const std::string& target) {
    static const std::regex pattern(
        "(gdal|ogr|cpl_|vrtdataset)[a-z0-9_]*\\.h|proj[a-z_]*\\.h|proj/.*|geodesic\\.h|GeographicLib/.*|boost/.*");
    return std::regex_match(target, pattern);
}

}  // namespace

std::vector<Include> includesOf(const std::string& source) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> includes;
    std::stringstream stream(source);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        std::smatch match;
        if (!std::regex_match(line, match, pattern)) continue;
        includes.push_back({.line = number,
                            .form = match[1] == "<" ? Include::Form::Angled : Include::Form::Quoted,
                            .target = match[2]});
    }
    return includes;
}

std::optional<std::string> violation(const std::string& projectFile, const Include& include) {
    const std::string& target = include.target;
    const bool isHeader = projectFile.ends_with(".h");

    if (projectFile.starts_with("geo/")) {
        if (isQt(target)) return "geo/ knows no Qt";
        if (isOpenSceneGraph(target)) return "geo/ knows no OpenSceneGraph";
        if (startsWithAny(target, {"layers/", "viewer/", "shaders/"})) return "geo/ is the lowest layer";
        if (isHeader && isGeodata(target))
            return "GDAL, PROJ, GeographicLib and Boost stay in the sources of geo/, out of its headers";
    }
    if (projectFile.starts_with("layers/")) {
        if (isOpenSceneGraph(target)) return "layers/ knows no OpenSceneGraph";
        if (isQtWidgets(target)) return "layers/ knows no Qt Widgets";
        if (startsWithAny(target, {"viewer/", "shaders/"})) return "layers/ lies below viewer/";
        if (isHeader && (isGeodata(target) || isQt(target)))
            return "GDAL and Qt stay in the sources of layers/, out of its headers";
    }
    if (startsWithAny(projectFile,
                      {"viewer/terrain/", "viewer/overlay/", "viewer/table/", "viewer/camera/", "viewer/render/", "viewer/scenes/"})) {
        if (isQtWidgets(target)) return "the engine draws without a window: no Qt Widgets";
        if (startsWithAny(target, {"viewer/app/", "viewer/briefing/", "viewer/cli/"}))
            return "the engine lies below the window";
    }
    if (startsWithAny(projectFile, {"viewer/app/", "viewer/briefing/"})) {
        if (isOpenSceneGraph(target)) return "the window asks the engine, it does not touch the scene graph";
        if (target.starts_with("viewer/cli/")) return "the window lies below the command line";
    }
    if (isHeader && (target == "xxhash.h" || target == "zstd.h")) return "hashing and compression stay in the sources that wrap them";
    if (!projectFile.starts_with("tests/") && target.starts_with("tests/")) return "the program does not use its tests";
    return std::nullopt;
}

}  // namespace saban::test
