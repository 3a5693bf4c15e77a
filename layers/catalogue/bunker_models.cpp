#include <algorithm>
#include <cmath>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

/// Height of the earth's top above the platform: some always shows, however deep a bunker lies.
double coveredTopM(const StructureSizes& s) {
    return std::max(s.heightM - s.excavationDepthM + s.coverThicknessM, 0.15 * s.heightM);
}

struct Portal {
    double x = 0.0;
    double widthM = 2.4, heightM = 2.1;
    Colour frame{};
};

/// A passage that comes out of the foot of a mound towards +y, with a dark door and walls that hold the earth on both
/// sides. It is upright, and its sill lies on the ground before it.
void addPortal(SolidBuilder& builder, const ModelInput& in, const MoundShape& mound, const Portal& portal) {
    const double foot = mound.top.yMax + moundFlareM(mound), half = portal.widthM / 2.0;
    // Just under the slope of the earth, and not within the rooms.
    const double back = mound.top.yMax + 0.24 * mound.slope * mound.heightM;
    const double front = portalFrontM(mound), sill = portalSillM(mound, portal.x);
    const double door = 0.68 * half, lintel = 0.12 * portal.heightM, thin = 0.04 * portal.heightM;
    const double reach = std::max(foot - front, 0.5 * portal.heightM) + 0.6 * portal.heightM;
    const double apron = half + 0.1 * reach, wall = 0.2 * half, flare = half + 0.35 * reach;
    const double under = std::min(sill - in.foundationM, in.footOf({portal.x - flare, back, portal.x + flare, front}));
    builder.box({portal.x - half, back, portal.x + half, front}, under, sill + portal.heightM - lintel, portal.frame);
    builder.box({portal.x - 1.15 * half, back, portal.x + 1.15 * half, front + 1.5 * thin},
                sill + portal.heightM - lintel, sill + portal.heightM, shaded(portal.frame, 1.12));
    builder.box({portal.x - door, front - thin, portal.x + door, front + thin}, sill, sill + portal.heightM - lintel,
                palette::kOpening);
    if (in.isBox()) return;
    // What lies before it goes down or up with the ground.
    const auto farGround = [&](double x) { return std::min(in.groundAt({x, front + reach}), sill + 0.25 * reach); };
    for (const double side : {-1.0, 1.0}) {
        const auto at = [&](double out, double ahead, double z) {
            return glm::dvec3(portal.x + side * out, front + ahead, z);
        };
        const double level = farGround(portal.x + side * flare);
        const Ring near{at(half, 0, under), at(half - wall, 0, under), at(half - wall, 0, sill + 0.85 * portal.heightM),
                        at(half, 0, sill + 0.85 * portal.heightM)};
        const Ring far{at(flare, reach, level - in.foundationM), at(flare - wall, reach, level - in.foundationM),
                       at(flare - wall, reach, level + 0.3 * portal.heightM),
                       at(flare, reach, level + 0.3 * portal.heightM)};
        builder.loft(std::vector<Ring>{near, far}, shaded(portal.frame, 0.92));
    }
    const double above = 0.06 * portal.heightM, left = portal.x - apron, right = portal.x + apron;
    builder.loft(
        std::vector<Ring>{
            {{left, front, under}, {right, front, under}, {right, front, sill + above}, {left, front, sill + above}},
            {{left, front + reach, farGround(left) - in.foundationM},
             {right, front + reach, farGround(right) - in.foundationM},
             {right, front + reach, farGround(right) + above},
             {left, front + reach, farGround(left) + above}}},
        palette::kDugEarth);
}

/// A bent pipe with a cap, out of the top of a mound.
void addVent(SolidBuilder& builder, const ModelInput& in, const MoundShape& mound, glm::dvec2 at) {
    const double topM = mound.heightM;
    builder.drape([&](glm::dvec2) { return mound.leanAt(at); });
    const double height = std::min(in.part(1.1), 0.4 * topM), radius = 0.2 * height;
    const int sides = in.isFull() ? 8 : 5;
    builder.round({at.x, at.y, 0.5 * topM}, {at.x, at.y, topM + height}, radius, radius, sides, palette::kMetal);
    builder.round({at.x, at.y, topM + height}, {at.x, at.y, topM + 1.3 * height}, 1.9 * radius, 0.4 * radius, sides,
                  shaded(palette::kMetal, 0.8));
    builder.drape({});
}

/// A low row of sandbags, laid in courses, on the level `onM`.
void addSandbags(SolidBuilder& builder, const ModelInput& in, const Rectangle& plan, double onM, double heightM) {
    const int courses = in.isFull() ? 3 : 1;
    for (int i = 0; i < courses; ++i) {
        const double inset = i % 2 == 0 ? 0.0 : 0.04 * (plan.xMax - plan.xMin);
        const double from = i == 0 ? std::min(in.footOf(plan), onM - in.foundationM) : onM + heightM * i / courses;
        builder.box(grown(plan, -inset), from, onM + heightM * (i + 1) / courses,
                    shaded(palette::kSandbag, i % 2 == 0 ? 1.0 : 0.9));
    }
}

}  // namespace

MoundShape moundOver(const ModelInput& in) {
    const StructureSizes& s = in.sizes;
    MoundShape mound{.top = centred(0.8 * s.widthM, 0.8 * s.lengthM),
                     .heightM = coveredTopM(s),
                     .slope = s.fillSlope,
                     .foundationDepthM = in.foundationM,
                     .groundZ = in.groundZ};
    mound.lean = in.planeOver(mound.top).slope;
    // The roof is level: some of the earth over it remains everywhere.
    const double lostM = std::abs(mound.lean.x) * s.widthM / 2.0 + std::abs(mound.lean.y) * s.lengthM / 2.0;
    const double mostM = std::max(0.6 * (mound.heightM - std::max(s.heightM - s.excavationDepthM, 0.0)), 0.0);
    if (lostM > mostM) mound.lean *= mostM / lostM;
    return mound;
}

double portalFrontM(const MoundShape& mound) {
    return mound.top.yMax + 0.92 * moundFlareM(mound);
}

double portalSillM(const MoundShape& mound, double x) {
    constexpr double kDoorHalfM = 0.8;
    const double front = portalFrontM(mound);
    if (!mound.groundZ) return mound.leanAt({x, front});
    // Along all of the door: where the ground rises to one side of it, it is not half buried.
    return std::max({mound.groundZ({x - kDoorHalfM, front}), mound.groundZ({x, front}), mound.groundZ({x + kDoorHalfM, front})});
}

void addCommandBunker(SolidBuilder& builder, const ModelInput& in) {
    const MoundShape mound = moundOver(in);
    addMound(builder, mound, in.detail, in.body);
    const double height = std::min(0.85 * mound.heightM, 2.1);
    addPortal(builder, in, mound,
              {.widthM = std::min(1.3 * height, 0.8 * in.sizes.widthM), .heightM = height, .frame = in.accent});
    if (in.isBox()) return;
    addVent(builder, in, mound, {-0.22 * in.sizes.widthM, -0.25 * in.sizes.lengthM});
    addVent(builder, in, mound, {0.22 * in.sizes.widthM, 0.1 * in.sizes.lengthM});
}

void addMeetingBunker(SolidBuilder& builder, const ModelInput& in) {
    const MoundShape mound = moundOver(in);
    addMound(builder, mound, in.detail, in.body);
    const double height = std::min(0.85 * mound.heightM, 2.2);
    for (const double side : {-0.27, 0.27})
        addPortal(builder, in, mound,
                  {.x = side * in.sizes.widthM,
                   .widthM = std::min(1.3 * height, 0.3 * in.sizes.widthM),
                   .heightM = height,
                   .frame = in.accent});
    if (in.isBox()) return;
    for (const double x : {-0.3, 0.0, 0.3})
        addVent(builder, in, mound, {x * in.sizes.widthM, -0.15 * in.sizes.lengthM});
}

void addPersonnelShelter(SolidBuilder& builder, const ModelInput& in) {
    const MoundShape mound = moundOver(in);
    addMound(builder, mound, in.detail, in.body);
    const double height = std::min(0.85 * mound.heightM, 1.6);
    const Portal portal{.widthM = std::min(1.2 * height, 0.9 * in.sizes.widthM), .heightM = height, .frame = in.accent};
    addPortal(builder, in, mound, portal);
    if (in.isBox()) return;
    const double front = mound.top.yMax + 0.87 * moundFlareM(mound), half = portal.widthM / 2.0;
    for (const double side : {-1.0, 1.0}) {
        const double inner = side * 1.2 * half, outer = side * 2.2 * half;
        addSandbags(builder, in, {std::min(inner, outer), front, std::max(inner, outer), front + 0.4 * height},
                    portalSillM(mound, side * 1.7 * half), 0.55 * height);
    }
    addVent(builder, in, mound, {0.0, -0.2 * in.sizes.lengthM});
}

void addVehicleShelter(SolidBuilder& builder, const ModelInput& in) {
    const double halfW = in.sizes.widthM / 2.0, halfL = in.sizes.lengthM / 2.0;
    const double berm = std::max(in.sizes.heightM - in.sizes.excavationDepthM, 0.15 * in.sizes.heightM);
    const double crest = 0.3 * berm, inner = 0.3 * berm, outer = crest + inner + in.sizes.fillSlope * berm;
    // Along the inner edge, so that the pit keeps its size: from the front on the left around the back to the front on
    // the right.
    const std::vector<glm::dvec3> corners{
        {-halfW, halfL, 0.0}, {-halfW, -halfL, 0.0}, {halfW, -halfL, 0.0}, {halfW, halfL, 0.0}};
    const SweepPath path = sweepPath(corners);
    const GroundPlane plane = in.planeOver(grown(in.plan(), outer));
    const double foot = -plane.dropM - in.foundationM;
    builder.drape(plane);  // earth all of it: it lies along the slope
    if (in.isBox()) {
        builder.sweep(path, {{0.0, foot}, {outer, foot}, {outer, 0.0}, {inner, berm}, {0.0, 0.0}}, in.body);
    } else {
        builder.sweep(path,
                      {{0.0, foot}, {outer, foot}, {outer, 0.0}, {inner + crest, berm}, {inner, berm}, {0.0, 0.0}},
                      in.body);
    }
    const Rectangle pit = in.plan();
    const double slopeEnd = halfL + (in.isBox() ? 0.0 : 0.35 * in.sizes.lengthM);
    if (in.ground == GroundState::Untouched) {
        builder.box(pit, foot, in.part(0.1), in.accent);
        if (!in.isBox())
            builder.box({0.8 * pit.xMin, pit.yMax, 0.8 * pit.xMax, slopeEnd}, foot, in.part(0.08),
                        shaded(in.accent, 0.9));
    } else {
        const double floor = -std::max(in.sizes.excavationDepthM, in.part(0.1));
        builder.box(pit, floor + foot - in.part(0.1), floor, in.accent);
        // A little inside the berm's own foundation, which must not shine through.
        builder.sweepSurface(path, {{-in.part(0.04), 0.0}, {-in.part(0.04), floor}}, palette::kDugEarth);
        builder.prism({{pit.xMin, halfL, floor},
                       {pit.xMin, slopeEnd + in.part(0.5), 0.0},
                       {pit.xMin, halfL, floor - in.part(0.3)}},
                      {pit.xMax - pit.xMin, 0.0, 0.0}, shaded(in.accent, 0.9));
    }
    if (in.isBox()) return builder.drape({});
    ModelInput level = in;
    level.groundZ = {};
    level.foundationM = -foot;
    // Logs that keep wheels off the back wall, and sandbags at the ends of the berm.
    builder.bar({0.8 * pit.xMin, -0.75 * halfL, in.part(0.2)}, {0.8 * pit.xMax, -0.75 * halfL, in.part(0.2)},
                in.part(0.3), palette::kTimber);
    for (const double side : {-1.0, 1.0}) {
        const double a = side * halfW, b = side * (halfW + inner + crest);
        addSandbags(builder, level, {std::min(a, b), halfL, std::max(a, b), halfL + in.part(0.6)}, 0.0, 0.9 * berm);
    }
    builder.drape({});
}

}  // namespace saban::layers
