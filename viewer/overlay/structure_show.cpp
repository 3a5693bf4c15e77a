#include "viewer/overlay/structure_show.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <glm/vector_relational.hpp>

#include "layers/catalogue/solid_parts.h"
#include "viewer/overlay/solid_state.h"
#include "viewer/render/cut.h"

namespace saban::viewer {

namespace {

using namespace layers;

constexpr Colour kTopsoil{92, 70, 48, 255}, kSubsoil{150, 122, 92, 255}, kDug{124, 98, 68, 255};
constexpr double kBesideM = 1.2;        // of a pit beside what it is dug for
constexpr double kUnderFloorM = 0.6;
constexpr double kShallowM = 0.3;       // of a pit for what stands on the ground
constexpr double kTopsoilM = 0.4;
constexpr double kRimM = 0.03;          // of a hole within its walls
constexpr double kHolePullM = 0.6;
constexpr double kStepM = 2.5;          // between points where the ground is asked for
constexpr int kMostSteps = 24;
constexpr double kDugShare = 0.15;      // of a work: the ground is dug
constexpr double kCoveredFrom = 0.65;   // of a work: earth goes over what is buried

double smooth(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

void add(osg::Group& group, const SolidModel& model) {
    if (const auto geometry = geometryOf(model)) group.addChild(geometry);
}

/// Surfaces that are no closed solid.
class Surface {
 public:
    void quad(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, const glm::dvec3& d, Colour colour) {
        triangle(a, b, c, colour);
        triangle(a, c, d, colour);
    }
    void triangle(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, Colour colour) {
        const glm::dvec3 cross = glm::cross(b - a, c - a);
        const double length = glm::length(cross);
        if (!(length > 1e-9)) return;
        // Both sides are seen: the light falls on the one that looks up.
        const glm::vec3 normal = glm::vec3(cross / (cross.z < 0.0 ? -length : length));
        for (const glm::dvec3* p : {&a, &b, &c}) {
            model_.triangles.push_back(static_cast<std::uint32_t>(model_.vertices.size()));
            model_.vertices.push_back({.position = glm::vec3(*p), .normal = normal, .colour = colour});
        }
    }
    const SolidModel& model() {
        if (!model_.vertices.empty()) model_.bounds = {model_.vertices.front().position, model_.vertices.front().position};
        for (const SolidVertex& vertex : model_.vertices) model_.bounds = {glm::min(model_.bounds.min, vertex.position), glm::max(model_.bounds.max, vertex.position)};
        return model_;
    }

 private:
    SolidModel model_;
};

/// A rectangle of the ground plan: `across` to both sides, `ahead` from `from` to `to`.
struct Plot {
    glm::dvec2 middle{0.0}, ahead{0.0, 1.0};
    double halfAcross = 1.0, from = 0.0, to = 1.0;
    glm::dvec2 across() const { return {ahead.y, -ahead.x}; }
    glm::dvec2 at(double a, double t) const { return middle + across() * a + ahead * t; }
    int stepsAcross() const { return std::clamp(static_cast<int>(std::ceil(2.0 * halfAcross / kStepM)), 2, kMostSteps); }
    int stepsAhead() const { return std::clamp(static_cast<int>(std::ceil((to - from) / kStepM)), 2, kMostSteps); }
    double a(int i, int steps) const { return -halfAcross + 2.0 * halfAcross * i / steps; }
    double t(int i, int steps) const { return from + (to - from) * i / steps; }
};

/// The ground over a plot, as a surface.
SolidModel groundOver(const Plot& plot, const ShownStructure& shown) {
    Surface surface;
    const int across = plot.stepsAcross(), ahead = plot.stepsAhead();
    const auto at = [&](int i, int k) {
        const glm::dvec2 p = plot.at(plot.a(i, across), plot.t(k, ahead));
        return glm::dvec3(p, shown.groundZ(p));
    };
    for (int i = 0; i < across; ++i)
        for (int k = 0; k < ahead; ++k) surface.quad(at(i, k), at(i + 1, k), at(i + 1, k + 1), at(i, k + 1), kDug);
    return surface.model();
}

void addHole(osg::Group& group, const SolidModel& area, double pullM) {
    const auto geometry = geometryOf(area);
    if (!geometry) return;
    setHoleState(*geometry->getOrCreateStateSet(), pullM);
    group.addChild(geometry);
}

/// What is seen in holes, before the ground.
osg::ref_ptr<osg::Group> inHoles(osg::Group& group) {
    osg::ref_ptr<osg::Group> within = new osg::Group;
    within->setCullingActive(false);
    within->getOrCreateStateSet()->setRenderBinDetails(kInHoleBin, "TraversalOrderBin");
    group.addChild(within);
    return within;
}

/// In an even light: a face is to be read, whichever way it looks.
constexpr float kFaceContrast = 0.25f, kRoomContrast = 0.55f;
void light(osg::Group& group, float contrast) { group.getOrCreateStateSet()->addUniform(new osg::Uniform("uContrast", contrast)); }

osg::ref_ptr<osg::Group> newGroup() {
    osg::ref_ptr<osg::Group> group = new osg::Group;
    group->setCullingActive(false);
    return group;
}

/// What lies in the plane of a cut.
void leaveUncut(osg::StateSet& state) { state.addUniform(new osg::Uniform("uCut", osg::Vec4(0.0f, 0.0f, 0.0f, 1.0f))); }

osg::ref_ptr<osg::Group> addFace(osg::Group& group, const SolidSection& section) {
    osg::ref_ptr<osg::Group> face = newGroup();
    light(*face, kFaceContrast);
    add(*face, section.face);
    add(*face, section.edges);
    group.addChild(face);
    return face;
}

void clipBy(osg::StateSet& state, const char* name, unsigned mode, const SectionPlane& plane) {
    state.addUniform(new osg::Uniform(name, osg::Vec4(static_cast<float>(plane.normal.x), static_cast<float>(plane.normal.y), static_cast<float>(plane.normal.z), static_cast<float>(plane.offset))));
    state.setMode(mode, osg::StateAttribute::ON);
}

/// The bounds of all that a plane may go through.
SolidBounds boundsOf(const ShownStructure& shown) {
    SolidBounds bounds = shown.closed.bounds;
    if (!shown.inside.shell.vertices.empty()) bounds = {glm::min(bounds.min, shown.inside.shell.bounds.min), glm::max(bounds.max, shown.inside.shell.bounds.max)};
    return bounds;
}

double edgeOf(const SolidBounds& bounds) {
    const glm::vec3 size = bounds.max - bounds.min;
    return std::clamp(0.006 * static_cast<double>(std::max(size.x, size.y)), 0.02, 0.12);
}

/// How far something that is not deep in the ground reaches from the middle in a direction of the ground plan.
double reachOf(const ShownStructure& shown, const SolidModel& model, glm::dvec2 direction) {
    double reach = 0.0;
    for (const SolidVertex& vertex : model.vertices) {
        const glm::dvec2 at(vertex.position);
        if (glm::dot(at, direction) > reach && vertex.position.z > -0.5 + (shown.groundZ ? std::min(shown.groundZ(at), 0.0) : 0.0)) reach = glm::dot(at, direction);
    }
    return reach;
}

std::vector<SectionBody> bodiesOf(const ShownStructure& shown) {
    std::vector<SectionBody> bodies{{.solid = &shown.closed}};
    if (!shown.inside.shell.triangles.empty()) bodies.push_back({.solid = &shown.inside.shell});
    if (!shown.inside.rooms.triangles.empty()) bodies.push_back({.solid = &shown.inside.rooms, .hasOwnColours = false, .isVoid = true});
    if (!shown.inside.things.triangles.empty()) bodies.push_back({.solid = &shown.inside.things});
    return bodies;
}

/// Of the rooms, in the ground plan.
std::optional<Plot> plotOfRooms(const ShownStructure& shown) {
    if (shown.inside.rooms.triangles.empty() || shown.isLine) return std::nullopt;
    const SolidBounds& b = shown.inside.rooms.bounds;
    return Plot{.middle = {(b.min.x + b.max.x) / 2.0, 0.0}, .halfAcross = (b.max.x - b.min.x) / 2.0, .from = b.min.y, .to = b.max.y};
}

/// The walls of a pit at the edges of its plot, from a floor to the ground.
void addPitWalls(Surface& surface, const Plot& plot, const ShownStructure& shown, const std::function<double(double, double)>& floorZ, bool hasFront) {
    const int across = plot.stepsAcross(), ahead = plot.stepsAhead();
    const auto wall = [&](glm::dvec2 a, glm::dvec2 b) {  // across, ahead
        const glm::dvec2 pa = plot.at(a.x, a.y), pb = plot.at(b.x, b.y);
        const double topA = shown.groundZ(pa) + 0.02, topB = shown.groundZ(pb) + 0.02, lowA = floorZ(a.x, a.y), lowB = floorZ(b.x, b.y);
        const double soilA = std::max(topA - kTopsoilM, std::min(lowA, topA)), soilB = std::max(topB - kTopsoilM, std::min(lowB, topB));
        surface.quad({pa, lowA}, {pb, lowB}, {pb, soilB}, {pa, soilA}, kSubsoil);
        surface.quad({pa, soilA}, {pb, soilB}, {pb, topB}, {pa, topA}, kTopsoil);
    };
    for (int k = 0; k < ahead; ++k)
        for (const double side : {-plot.halfAcross, plot.halfAcross}) wall({side, plot.t(k, ahead)}, {side, plot.t(k + 1, ahead)});
    for (int i = 0; i < across; ++i) {
        if (hasFront) wall({plot.a(i, across), plot.from}, {plot.a(i + 1, across), plot.from});
        wall({plot.a(i, across), plot.to}, {plot.a(i + 1, across), plot.to});
    }
}

void addPitFloor(Surface& surface, const Plot& plot, const std::function<double(double, double)>& floorZ, Colour colour) {
    const int across = plot.stepsAcross(), ahead = plot.stepsAhead();
    const auto at = [&](int i, int k) {
        const double a = plot.a(i, across), t = plot.t(k, ahead);
        return glm::dvec3(plot.at(a, t), floorZ(a, t));
    };
    for (int i = 0; i < across; ++i)
        for (int k = 0; k < ahead; ++k) surface.quad(at(i, k), at(i + 1, k), at(i + 1, k + 1), at(i, k + 1), colour);
}

double lowestGround(const Plot& plot, const ShownStructure& shown) {
    double low = 1e9;
    const int across = plot.stepsAcross(), ahead = plot.stepsAhead();
    for (int i = 0; i <= across; ++i)
        for (int k = 0; k <= ahead; ++k) low = std::min(low, shown.groundZ(plot.at(plot.a(i, across), plot.t(k, ahead))));
    return low;
}

/// As it stands, without what looks down under the ground: the underside of a mound would lie across the rooms that are dug deeper.
SolidModel withoutUndersides(const ShownStructure& shown) {
    SolidModel model{.vertices = shown.drawn.vertices, .bounds = shown.drawn.bounds};
    for (std::size_t i = 0; i + 2 < shown.drawn.triangles.size(); i += 3) {
        const std::uint32_t* corners = &shown.drawn.triangles[i];
        const auto isUnderground = [&](std::uint32_t corner) {
            const glm::dvec3 at(shown.drawn.vertices[corner].position);
            return at.z < shown.groundZ(glm::dvec2(at)) - 0.05;
        };
        if (shown.drawn.vertices[corners[0]].normal.z < -0.3f && std::all_of(corners, corners + 3, isUnderground)) continue;
        model.triangles.insert(model.triangles.end(), corners, corners + 3);
    }
    return model;
}

/// The ground itself in the face of an opening: two layers under the surface, down to `lowZ`.
std::vector<SectionBody> groundInFace(const Plot& pit, double lowZ, const ShownStructure& shown) {
    const int across = pit.stepsAcross();
    SectionBody subsoil{.hasOwnColours = false, .colour = kSubsoil}, topsoil{.hasOwnColours = false, .colour = kTopsoil};
    std::vector<glm::dvec3> surface;
    for (int i = 0; i <= across; ++i) {
        const glm::dvec2 p = pit.at(pit.a(i, across), 0.0);
        surface.emplace_back(p, shown.groundZ(p));
    }
    subsoil.outline = topsoil.outline = surface;
    for (std::size_t i = surface.size(); i-- > 0;) topsoil.outline.push_back(surface[i] - glm::dvec3(0.0, 0.0, std::min(kTopsoilM, std::max(surface[i].z - lowZ - 0.02, 0.01))));
    subsoil.outline.emplace_back(glm::dvec2(surface.back()), lowZ - 0.05);
    subsoil.outline.emplace_back(glm::dvec2(surface.front()), lowZ - 0.05);
    return {subsoil, topsoil};
}

Plot shrunk(Plot plot, double by) {
    plot.halfAcross = std::max(plot.halfAcross - by, 0.01);
    plot.from += by;
    plot.to -= by;
    return plot;
}

}  // namespace

osg::ref_ptr<osg::Geometry> geometryOf(const SolidModel& model) {
    if (model.triangles.empty()) return nullptr;
    const auto count = static_cast<unsigned>(model.vertices.size());
    osg::ref_ptr<osg::Vec3Array> positions = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX, count), normals = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX, count);
    osg::ref_ptr<osg::Vec4ubArray> colours = new osg::Vec4ubArray(osg::Array::BIND_PER_VERTEX, count);
    for (unsigned i = 0; i < count; ++i) {
        const SolidVertex& v = model.vertices[i];
        (*positions)[i] = {v.position.x, v.position.y, v.position.z};
        (*normals)[i] = {v.normal.x, v.normal.y, v.normal.z};
        (*colours)[i] = {v.colour.r, v.colour.g, v.colour.b, v.colour.a};
    }
    colours->setNormalize(true);
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setCullingActive(false);
    geometry->setVertexAttribArray(0, positions);
    geometry->setVertexAttribArray(1, normals);
    geometry->setVertexAttribArray(2, colours);
    geometry->addPrimitiveSet(new osg::DrawElementsUInt(GL_TRIANGLES, model.triangles.begin(), model.triangles.end()));
    const auto radius = glm::length(glm::max(glm::abs(model.bounds.min), glm::abs(model.bounds.max)));
    geometry->setInitialBound(osg::BoundingBox(-radius, -radius, -radius, radius, radius, radius));
    return geometry;
}

SolidBounds boundsAboveGround(const ShownStructure& shown) {
    SolidBounds bounds{glm::vec3(INFINITY), glm::vec3(-INFINITY)};
    for (const SolidVertex& vertex : shown.closed.vertices)
        if (vertex.position.z > std::min(shown.groundZ(glm::dvec2(vertex.position)), 0.0) + 0.01) bounds = {glm::min(bounds.min, vertex.position), glm::max(bounds.max, vertex.position)};
    return bounds.min.x <= bounds.max.x ? bounds : shown.closed.bounds;
}

osg::ref_ptr<osg::Group> cutStructure(const ShownStructure& shown, const SectionPlane& plane) {
    const osg::ref_ptr<osg::Group> group = newGroup();
    add(*group, withoutUndersides(shown));
    const std::vector<SectionBody> bodies = bodiesOf(shown);
    const SolidSection section = sectionOf(bodies, plane, edgeOf(boundsOf(shown)));
    // They lie in the plane that cuts: it must not take them away.
    const osg::ref_ptr<osg::Group> holes = newGroup();
    leaveUncut(*holes->getOrCreateStateSet());
    addHole(*holes, section.rooms, 0.0);
    group->addChild(holes);
    const osg::ref_ptr<osg::Group> within = inHoles(*group);
    if (!section.rooms.triangles.empty()) {
        const osg::ref_ptr<osg::Group> rooms = newGroup();
        light(*rooms, kRoomContrast);
        add(*rooms, shown.inside.walls);
        add(*rooms, shown.inside.things);
        within->addChild(rooms);
    }
    leaveUncut(*addFace(*within, section)->getOrCreateStateSet());
    return group;
}

SectionPlane planeOf(const ShownStructure& shown, const Opening& opening) {
    const double reach = std::max(reachOf(shown, shown.closed, opening.towardsViewer), reachOf(shown, shown.inside.shell, opening.towardsViewer));
    const double at = (reach + 0.3) * (1.0 - smooth(opening.share));
    return {.normal = glm::dvec3(-opening.towardsViewer, 0.0), .offset = at};
}

osg::ref_ptr<osg::Group> openedStructure(const ShownStructure& shown, const Opening& opening) {
    const osg::ref_ptr<osg::Group> group = newGroup();
    const SectionPlane plane = planeOf(shown, opening);
    const glm::dvec2 m = opening.towardsViewer, side(m.y, -m.x);
    double half = kBesideM;
    for (const SolidModel* model : {&shown.closed, &shown.inside.shell}) half = std::max({half, reachOf(shown, *model, side) + kBesideM, reachOf(shown, *model, -side) + kBesideM});

    // The ground before the plane is dug away, down to under the floor, and rises towards the viewer as gently as needed to see that.
    const double depth = (shown.floorZ < -kShallowM ? -shown.floorZ + kUnderFloorM : kShallowM) * smooth(opening.share / 0.35);
    const double tangent = std::tan(glm::radians(std::clamp(opening.lookDownDeg, 12.0, 60.0)));
    Plot pit{.middle = m * plane.offset, .ahead = m, .halfAcross = half, .from = 0.0, .to = 1.0 + depth * std::clamp(1.1 / tangent, 1.2, 4.5)};
    const double low = std::min(-depth, lowestGround(pit, shown) - 0.1);
    const auto floorAt = [&](double a, double t) {
        const double ground = shown.groundZ(pit.at(a, t)), front = shown.groundZ(pit.at(a, pit.to));
        return std::min(low + (front - low) * std::pow(std::clamp(t / pit.to, 0.0, 1.0), 1.3), ground - 0.01);
    };
    Surface dug;
    addPitFloor(dug, pit, floorAt, kDug);
    const int ahead = pit.stepsAhead();
    for (int k = 0; k < ahead; ++k)
        for (const double a : {-pit.halfAcross, pit.halfAcross}) {
            const double t0 = pit.t(k, ahead), t1 = pit.t(k + 1, ahead);
            const glm::dvec2 p0 = pit.at(a, t0), p1 = pit.at(a, t1);
            dug.quad({p0, floorAt(a, t0)}, {p1, floorAt(a, t1)}, {p1, shown.groundZ(p1) + 0.02}, {p0, shown.groundZ(p0) + 0.02}, kSubsoil);
        }

    std::vector<SectionBody> bodies = groundInFace(pit, low, shown);
    for (SectionBody& body : bodiesOf(shown)) bodies.push_back(std::move(body));
    const SolidSection section = sectionOf(bodies, plane, edgeOf(boundsOf(shown)));

    Plot hole = shrunk(pit, kRimM);
    hole.from = 0.0;  // up to the face: else a line of ground runs along it
    addHole(*group, groundOver(hole, shown), kHolePullM);
    if (const auto rooms = plotOfRooms(shown)) {
        const osg::ref_ptr<osg::Group> behind = newGroup();
        clipBy(*behind->getOrCreateStateSet(), "uOpen", kOpenMode, {.normal = plane.normal, .offset = plane.offset + kRimM});  // overlaps the pit's own
        addHole(*behind, groundOver(shrunk(*rooms, kRimM), shown), kHolePullM);
        group->addChild(behind);
    }
    const osg::ref_ptr<osg::Group> within = inHoles(*group);
    const osg::ref_ptr<osg::Group> left = newGroup();
    clipBy(*left->getOrCreateStateSet(), "uOpen", kOpenMode, plane);
    add(*left, withoutUndersides(shown));
    const osg::ref_ptr<osg::Group> rooms = newGroup();
    light(*rooms, kRoomContrast);
    if (!shown.isLine) add(*rooms, shown.inside.walls);
    add(*rooms, shown.inside.things);
    left->addChild(rooms);
    within->addChild(left);
    addFace(*within, section);
    const osg::ref_ptr<osg::Group> pitSides = newGroup();
    light(*pitSides, kRoomContrast);
    add(*pitSides, dug.model());
    within->addChild(pitSides);
    return group;
}

namespace {

/// The faces whose middle lies within bounds.
SolidModel partWithin(const SolidModel& model, const SolidBounds& bounds) {
    SolidModel part{.vertices = model.vertices, .bounds = model.bounds};
    for (std::size_t i = 0; i + 2 < model.triangles.size(); i += 3) {
        const glm::vec3 middle = (model.vertices[model.triangles[i]].position + model.vertices[model.triangles[i + 1]].position + model.vertices[model.triangles[i + 2]].position) / 3.0f;
        if (glm::any(glm::lessThan(middle, bounds.min)) || glm::any(glm::greaterThan(middle, bounds.max))) continue;
        part.triangles.insert(part.triangles.end(), {model.triangles[i], model.triangles[i + 1], model.triangles[i + 2]});
    }
    return part;
}

/// A scaffold as high as it will be. `whole`: of what it stands around.
SolidModel scaffoldAround(const ShownStructure& shown, const SolidBounds& whole, bool isBuried, glm::u8vec4 colour) {
    SolidBuilder scaffold;
    const double upTo = whole.max.z + (isBuried ? 0.6 : 0.3);
    const auto footZ = [&](double x, double y) { return isBuried ? shown.floorZ : std::min(shown.groundZ({x, y}), 0.0) - 0.5; };
    const double standZ = isBuried ? shown.floorZ : -0.5;
    const double thick = std::clamp(0.014 * static_cast<double>(std::max(whole.max.x - whole.min.x, whole.max.y - whole.min.y)), 0.1, 0.22), out = 0.35;
    const Rectangle ring{whole.min.x - out, whole.min.y - out, whole.max.x + out, whole.max.y + out};
    const Colour pole(colour.r, colour.g, colour.b, 255);
    const auto polesAlong = [&](double from, double to) {
        const int count = std::clamp(static_cast<int>(std::ceil((to - from) / 3.5)), 1, 12);
        std::vector<double> at;
        for (int i = 0; i <= count; ++i) at.push_back(from + (to - from) * i / count);
        return at;
    };
    for (const double x : polesAlong(ring.xMin, ring.xMax))
        for (const double y : {ring.yMin, ring.yMax}) scaffold.bar({x, y, footZ(x, y)}, {x, y, upTo}, thick, pole);
    for (const double y : polesAlong(ring.yMin, ring.yMax))
        for (const double x : {ring.xMin, ring.xMax}) scaffold.bar({x, y, footZ(x, y)}, {x, y, upTo}, thick, pole);
    const int levels = std::clamp(static_cast<int>((upTo - std::max(standZ, 0.0)) / 1.9), 1, 8);
    for (int i = 1; i <= levels; ++i) {
        const double z = std::max(standZ, 0.0) + (upTo - std::max(standZ, 0.0)) * i / levels - thick;
        for (const double y : {ring.yMin, ring.yMax}) scaffold.bar({ring.xMin, y, z}, {ring.xMax, y, z}, 0.8 * thick, pole);
        for (const double x : {ring.xMin, ring.xMax}) scaffold.bar({x, ring.yMin, z}, {x, ring.yMax, z}, 0.8 * thick, pole);
    }
    return scaffold.finish();
}

}  // namespace

osg::ref_ptr<osg::Group> builtStructure(const ShownStructure& shown, double share, glm::u8vec4 colour) {
    const osg::ref_ptr<osg::Group> group = newGroup();
    const StructureInside& inside = shown.inside;
    const bool isBuried = inside.isBuried && !inside.shell.triangles.empty() && shown.floorZ < -kShallowM;
    const bool isCovered = isBuried && share >= kCoveredFrom;
    const SolidModel& solid = isBuried && !isCovered ? inside.shell : shown.closed;
    const SolidBounds bounds = isBuried ? inside.shell.bounds : shown.isLine ? shown.closed.bounds : shown.aboveGround ? *shown.aboveGround : boundsAboveGround(shown);
    const double topZ = solid.bounds.max.z, fromZ = isBuried && !isCovered ? static_cast<double>(solid.bounds.min.z) : 0.0;
    const double begin = isCovered ? kCoveredFrom : kDugShare, end = isBuried && !isCovered ? kCoveredFrom : 1.0;
    const double risen = std::clamp((share - begin) / (end - begin), 0.0, 1.0);
    const SectionPlane plane{.normal = {0.0, 0.0, -1.0}, .offset = fromZ + (topZ - fromZ) * risen};

    const osg::ref_ptr<osg::Group> within = inHoles(*group);
    const Plot plot{.middle = {(bounds.min.x + bounds.max.x) / 2.0, 0.0},
                    .halfAcross = (bounds.max.x - bounds.min.x) / 2.0 + (isBuried ? kBesideM * 0.7 : 0.2),
                    .from = bounds.min.y - (isBuried ? kBesideM * 0.7 : 0.2),
                    .to = bounds.max.y + (isBuried ? kBesideM * 0.7 : 0.2)};
    const bool isOpenPit = !shown.isLine && !isCovered && (isBuried || share < kDugShare || plotOfRooms(shown));
    if (isOpenPit) {
        const double dug = (isBuried ? -shown.floorZ + 0.3 : kShallowM) * smooth(share / kDugShare);
        const double floorZ = std::min(-dug, lowestGround(plot, shown) - 0.05);
        const auto floorAt = [floorZ](double, double) { return floorZ; };
        Surface surface;
        addPitFloor(surface, plot, floorAt, kDug);
        addPitWalls(surface, plot, shown, floorAt, true);
        addHole(*group, groundOver(shrunk(plot, kRimM), shown), kHolePullM);
        add(*within, surface.model());
    }
    if (risen > 0.0) {
        const osg::ref_ptr<osg::Group> left = newGroup();
        clipBy(*left->getOrCreateStateSet(), "uRaised", kRaisedMode, plane);
        add(*left, isBuried && !isCovered ? inside.shell : shown.drawn);
        if (!isCovered && !shown.isLine) {
            const osg::ref_ptr<osg::Group> rooms = newGroup();
            light(*rooms, kRoomContrast);
            add(*rooms, isBuried ? partWithin(inside.walls, inside.shell.bounds) : inside.walls);  // passages come with the earth
            left->addChild(rooms);
        }
        within->addChild(left);
        std::vector<SectionBody> bodies{{.solid = &solid, .hasOwnColours = false, .colour = colour}};
        if (!isCovered && !inside.rooms.triangles.empty()) bodies.push_back({.solid = &inside.rooms, .hasOwnColours = false, .isVoid = true});
        const SolidSection section = sectionOf(bodies, plane, edgeOf(bounds));
        addFace(*within, section);
    }
    if (shown.isLine || isCovered || share < 0.3 * kDugShare) return group;

    add(*within, scaffoldAround(shown, bounds, isBuried, colour));
    return group;
}

}  // namespace saban::viewer
