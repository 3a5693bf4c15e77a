#include "viewer/cli/view_arguments.h"

#include <QDateTime>
#include <QTimeZone>
#include <cmath>
#include <sstream>

#include "geo/core/text.h"
#include "viewer/cli/command_support.h"
#include "viewer/table/ground_grid.h"

namespace saban::cli {

namespace {

constexpr double kLeastContourIntervalM = 0.05;  // finer lines would cover the ground

/// What a close view is about: the finest survey when it covers only a part, else the middle of the table.
glm::dvec2 placeOfInterest(const layers::Ground& ground) {
    const geo::Bounds& table = ground.bounds;
    for (const auto& raster : ground.elevation->rasters()) {
        if (!raster->info().crs) continue;
        const auto toTable = geo::Transform::create(*raster->info().crs, ground.crs);
        const auto there = toTable ? toTable->forward(raster->bounds()) : std::nullopt;
        if (there && there->width() < 0.4 * table.width() && there->height() < 0.4 * table.height() && table.contains(there->center()))
            return there->center();
    }
    return table.center();
}

viewer::Viewpoint viewOf(const viewer::TableView& table, glm::dvec2 at, double headingDeg, double pitchDeg, double rangeM) {
    const auto height = table.ground()->elevation->heightAt(at);
    const double h = height && *height ? **height : table.ground()->elevation->roughRange().minM;
    return {.target = {at.x, at.y, h}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM};
}

/// What becomes of a scale that is asked for, within the limits of the table's camera.
double keptMetresPerPixel(const viewer::TableView& table, viewer::Viewpoint view, double metresPerPixel) {
    viewer::OrbitCamera camera = table.camera();
    view.rangeM *= metresPerPixel / viewer::metresPerPixelOf(view, camera.projection());
    camera.setView(view);
    return viewer::metresPerPixelOf(camera.view(), camera.projection());
}

/// Of three digits: no less, or no more, as `direction` rounds.
double roundedInto(double value, double (*direction)(double)) {
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2.0);
    const double steps = value / unit, whole = std::round(steps);
    return (std::abs(steps - whole) < 1e-6 ? whole : direction(steps)) * unit;
}

/// Errors: `BadUsage` for a scale that the table's camera would not keep.
geo::Result<void> checkScale(const viewer::TableView& table, const viewer::Viewpoint& view, double metresPerPixel) {
    constexpr double kNone = 1e-9, kAny = 1e9;
    if (std::abs(keptMetresPerPixel(table, view, metresPerPixel) / metresPerPixel - 1.0) < 1e-6) return {};
    const glm::ivec2 size = table.sizePx();
    const double least = roundedInto(keptMetresPerPixel(table, view, kNone), std::ceil), most = roundedInto(keptMetresPerPixel(table, view, kAny), std::floor);
    return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot draw a map of this table of {0} x {1} pixels with --metres-per-pixel {2:g}: write {3:g} to {4:g}, or another --size"),
                                                    size.x, size.y, metresPerPixel, least, most));
}

}  // namespace

void ViewArguments::addTo(CLI::App& app) {
    app.add_option("--view", name, translated(SABAN_TR("cli", "Named view: whole, close, top, or a scene of the plan (default whole)")));
    app.add_option("--look", look, translated(SABAN_TR("cli", "Point to look at: E,N[,H] in the table's CRS (m)")));
    app.add_option("--heading", headingDeg, translated(SABAN_TR("cli", "Direction looked in, degrees clockwise from grid north (default 45)")));
    app.add_option("--pitch", pitchDeg, translated(SABAN_TR("cli", "Degrees below the horizon, 1 to 90; the sign does not matter (default 35)")));
    app.add_option("--fov", fovDeg, translated(SABAN_TR("cli", "Vertical field of view, degrees (default 45)")))->check(CLI::Range(10.0, 100.0));
    CLI::Option* range = app.add_option("--range", rangeM, translated(SABAN_TR("cli", "Distance from the eye to the point (m)")))->check(CLI::PositiveNumber);
    CLI::Option* asMap = app.add_flag("--map", map, translated(SABAN_TR("cli", "As a map: from above, north up unless --heading says otherwise, all lines of sight parallel, one scale all over the picture")))->excludes("--pitch");
    app.add_option("--metres-per-pixel", metresPerPixel, translated(SABAN_TR("cli", "Scale of --map: metres of ground that a pixel covers")))->check(CLI::Range(1e-3, 1e5))->needs(asMap)->excludes(range);
}

geo::Result<viewer::Viewpoint> ViewArguments::viewpoint(const viewer::TableView& table, const GroundArguments& arguments) const {
    const layers::Ground& ground = *table.ground();
    const double size = std::max(ground.bounds.width(), ground.bounds.height());
    const auto range = ground.elevation->roughRange();
    const double wantedHeading = map && !headingDeg ? 0.0 : headingDeg ? std::fmod(std::fmod(*headingDeg, 360.0) + 360.0, 360.0) : table.home().headingDeg;
    const double wantedPitch = map ? viewer::OrbitCamera::kMinPitchDeg : pitchDeg ? -std::clamp(std::abs(*pitchDeg), 1.0, 90.0) : table.home().pitchDeg;
    // The whole table fits into the picture from whatever side it is seen.
    viewer::Viewpoint view = viewer::wholeTable(ground.bounds, range.minM, range.maxM, table.camera().frame(), table.camera().projection(),
                                                wantedHeading, wantedPitch, map ? 1.0 : 0.0);
    if (scene) {
        view = *scene;
        if (headingDeg) view.headingDeg = wantedHeading;
        if (pitchDeg) view.pitchDeg = wantedPitch;
    } else if (name == "close") {
        view = viewOf(table, placeOfInterest(ground), 30.0, -22.0, size * 0.16);
    } else if (name == "top") {
        view = viewer::wholeTable(ground.bounds, range.minM, range.maxM, table.camera().frame(), table.camera().projection(), 0.0, -90.0, map ? 1.0 : 0.0);
    } else if (!name.empty() && name != "whole") {
        return geo::fail(geo::ErrorCode::BadUsage,
                         text(SABAN_TR("cli", "there is no view named '{}': choose whole, close or top, or give --look"), name));
    }
    if (!look.empty()) {
        auto numbers = parseNumbers(look, 2, 3);
        if (!numbers) return tl::unexpected(numbers.error());
        const auto placed = tablePoint({(*numbers)[0], (*numbers)[1]}, arguments, ground.crs);
        if (!placed) return tl::unexpected(placed.error());
        const glm::dvec2 at = *placed;
        if (!ground.bounds.grownBy(size).contains(at))
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "cannot look at {0}: the table spans E {1:.0f} to {2:.0f}, N {3:.0f} to {4:.0f}"), look,
                                  ground.bounds.minE, ground.bounds.maxE, ground.bounds.minN, ground.bounds.maxN));
        view = viewOf(table, at, 45.0, -35.0, size * 0.25);
        if (numbers->size() == 3) view.target.z = (*numbers)[2];
    }
    if (headingDeg || map) view.headingDeg = wantedHeading;
    if (pitchDeg || map) view.pitchDeg = wantedPitch;
    if (rangeM) view.rangeM = *rangeM;
    if (map) view.flatness = 1.0;
    else if (view.pitchDeg > viewer::OrbitCamera::kMinPitchDeg) view.flatness = 0.0;
    if (metresPerPixel) {
        if (auto kept = checkScale(table, view, *metresPerPixel); !kept) return tl::unexpected(kept.error());
        view.rangeM *= *metresPerPixel / viewer::metresPerPixelOf(view, table.camera().projection());
    }
    return view;
}

void LookArguments::addTo(CLI::App& app) {
    app.add_option("--exaggeration", exaggeration, translated(SABAN_TR("cli", "Vertical exaggeration, 1 to 10 (default 1)")))->check(CLI::Range(1.0, 10.0));
    app.add_option("--date-time", dateTime, translated(SABAN_TR("cli", "Sun at this time, ISO 8601; without an offset Vietnam time, UTC+7 (default: fixed north-west)")));
    app.add_option("--contours", contours, translated(SABAN_TR("cli", "Contour interval in metres, auto or off (default auto)")));
    app.add_option("--grid", grid, translated(SABAN_TR("cli", "Grid on the ground: none, table, mgrs, latlon or EPSG:n (default table)")));
    app.add_flag("--contour-labels", contourLabels, translated(SABAN_TR("cli", "Heights written along the index contours")));
    app.add_flag("--no-grid", noGrid, translated(SABAN_TR("cli", "No grid lines")));
    app.add_flag("--no-frame", noFrame, translated(SABAN_TR("cli", "No frame, labels, arrow and scale bar")));
    app.add_flag("--legend", legend, translated(SABAN_TR("cli", "A legend of the plan and of the ground's colours in a corner of the picture")));
    app.add_flag("--no-imagery", noImagery, translated(SABAN_TR("cli", "Elevation tint in place of pictures")));
    addGroundTo(app);
}

void LookArguments::addCutTo(CLI::App& app) {
    app.add_option("--cut", cut, translated(SABAN_TR("cli", "Cuts the block along a line, \"E,N E,N\": what lies to the right of it is taken away")));
}

void LookArguments::addGroundTo(CLI::App& app) {
    app.add_option("--tint", tint, translated(SABAN_TR("cli", "Colours of the heights: land, grey, lowland (for plains) or cividis (for colour blindness) (default land)")))
        ->check(CLI::IsMember({"land", "grey", "lowland", "cividis"}));
    app.add_option("--tint-range", tintRange, translated(SABAN_TR("cli", "Heights that the colours run over: FROM,TO in metres (default: those of the table)")));
    app.add_option("--shade", shade, translated(SABAN_TR("cli", "slope or aspect: steepness or direction of slopes in place of the tint, and over pictures (default none)")))
        ->check(CLI::IsMember({"none", "slope", "aspect"}));
    app.add_option("--slope-classes", slopeClasses,
                   translated(SABAN_TR("cli", "Limits of the classes of --shade slope, ascending, in percent, or in degrees with deg at the end (default 3,7,15,30,45)")));
    app.add_option("--shade-opacity", shadeOpacity, translated(SABAN_TR("cli", "Opacity of --shade over pictures, 0 to 1 (default 0.6)")))->check(CLI::Range(0.0, 1.0));
    app.add_flag("--shadows", shadows, translated(SABAN_TR("cli", "The terrain throws shadows, by the sun of --date-time or the fixed light; heights are not exaggerated for them")));
}

geo::Result<viewer::GroundLook> LookArguments::groundLook() const {
    viewer::GroundLook ground{.tint = viewer::tintNamed(tint).value_or(viewer::Tint::Land),
                              .tintRange = {},
                              .shading = viewer::shadingNamed(shade).value_or(viewer::Shading::None),
                              .slopes = {},
                              .shadingOnPictures = shadeOpacity,
                              .shadows = shadows};
    if (!tintRange.empty()) {
        const auto range = viewer::parseHeightRange(tintRange);
        if (!range) return tl::unexpected(range.error());
        ground.tintRange = *range;
    }
    if (!slopeClasses.empty()) {
        const auto classes = viewer::parseSlopeClasses(slopeClasses, viewer::SlopeUnit::Percent);
        if (!classes) return tl::unexpected(classes.error());
        ground.slopes = *classes;
    }
    return ground;
}

namespace {

geo::Result<viewer::GridChoice> gridChoiceOf(const std::string& name, const layers::Ground& ground) {
    viewer::GridChoice choice;
    if (name == "mgrs") choice.kind = viewer::GridKind::Mgrs;
    if (name == "latlon") choice.kind = viewer::GridKind::LatLon;
    if (name == "table" || name == "none" || choice.kind != viewer::GridKind::Table) return choice;
    const auto crs = geo::Crs::parse(name);
    const auto epsg = crs ? crs->epsg() : std::nullopt;
    if (!epsg)
        return geo::fail(geo::ErrorCode::BadUsage,
                         text(SABAN_TR("cli", "cannot use '{}' for --grid: write none, table, mgrs, latlon, or a projected CRS as EPSG:3405"), name));
    choice = {.kind = viewer::GridKind::Projected, .epsg = *epsg};
    if (auto grid = viewer::GroundGrid::create(choice, ground.crs); !grid) return geo::fail(geo::ErrorCode::BadUsage, grid.error().message);
    return choice;
}

}  // namespace

geo::Result<std::optional<viewer::Cut>> LookArguments::chosenCut(const layers::Ground& ground, const GroundArguments& arguments) const {
    if (cut.empty()) return std::optional<viewer::Cut>();
    const auto bad = [this] {
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot cut along '{}': write two different places as \"E,N E,N\""), cut));
    };
    std::vector<glm::dvec2> places;
    std::istringstream words(cut);
    for (std::string word; words >> word;) {
        const auto numbers = parseNumbers(word, 2, 2);
        if (!numbers) return bad();
        const auto placed = tablePoint({(*numbers)[0], (*numbers)[1]}, arguments, ground.crs);
        if (!placed) return tl::unexpected(placed.error());
        places.push_back(*placed);
    }
    if (places.size() != 2 || glm::distance(places[0], places[1]) < 0.01) return bad();
    return std::optional(viewer::Cut{places[0], places[1]});
}

geo::Result<viewer::Look> LookArguments::look(const layers::Ground& ground) const {
    viewer::Look look;
    look.exaggeration = exaggeration;
    look.grid = !noGrid && grid != "none";
    const auto choice = gridChoiceOf(grid, ground);
    if (!choice) return tl::unexpected(choice.error());
    look.gridChoice = *choice;
    look.contourLabels = contourLabels;
    look.frame = !noFrame;
    look.imagery = !noImagery;
    look.legend = legend;
    const auto colours = groundLook();
    if (!colours) return tl::unexpected(colours.error());
    look.ground = *colours;
    if (contours == "off") {
        look.contours = false;
    } else if (contours != "auto") {
        auto interval = parseNumbers(contours, 1, 1);
        if (!interval || !(interval->front() >= kLeastContourIntervalM))
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "cannot use '{0}' for --contours: write an interval of at least {1} m, auto or off"), contours, kLeastContourIntervalM));
        look.contourIntervalM = interval->front();
    }
    if (!dateTime.empty()) {
        QDateTime time = QDateTime::fromString(QString::fromStdString(dateTime), Qt::ISODate);
        if (!time.isValid())
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "cannot read the date and time '{}': write it as 2026-11-22T07:30 or 2026-11-22T00:30Z"), dateTime));
        if (time.timeSpec() == Qt::LocalTime) time.setTimeZone(QTimeZone(7 * 3600));
        auto wgs84 = geo::Crs::fromEpsg(4326);
        if (!wgs84) return tl::unexpected(wgs84.error());
        auto toLonLat = geo::Transform::create(ground.crs, *wgs84);
        if (!toLonLat) return tl::unexpected(toLonLat.error());
        const auto place = toLonLat->forward(ground.bounds.center());
        const auto sun = place ? viewer::sunAt(place->x, place->y, std::chrono::sys_seconds(std::chrono::seconds(time.toSecsSinceEpoch())))
                               : std::nullopt;
        if (!sun)
            return geo::fail(geo::ErrorCode::BadUsage,
                             text(SABAN_TR("cli", "the sun is below the horizon at {}: choose a time of day"), dateTime));
        look.sun = *sun;
    }
    return look;
}

}  // namespace saban::cli
