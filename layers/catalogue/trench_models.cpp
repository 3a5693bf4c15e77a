#include <algorithm>
#include <cmath>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

/// The ditch: dug, with walls and floor, or a dark lid a little above ground that the terrain cannot hide.
void addDitch(SolidBuilder& builder, const ModelInput& in, const SweepPath& path) {
    const double half = in.sizes.topWidthM / 2.0, floorHalf = in.sizes.bottomWidthM / 2.0, depth = in.sizes.depthM;
    if (in.ground == GroundState::Untouched) {
        const double lid = 0.25 * in.sizes.heightM;
        builder.sweep(path, {{-half, -in.foundationM}, {half, -in.foundationM}, {half, lid}, {-half, lid}},
                      palette::kDugEarth);
        return;
    }
    const double lip = in.sizes.heightM * 0.1;
    builder.sweepSurface(path, {{half, lip}, {floorHalf, -depth}}, palette::kDugEarth);
    builder.sweepSurface(path, {{floorHalf, -depth}, {-floorHalf, -depth}}, shaded(palette::kDugEarth, 0.8));
    builder.sweepSurface(path, {{-floorHalf, -depth}, {-half, lip}}, palette::kDugEarth);
}

/// The section of the bank beside a ditch, on the side `side` (1: right).
Profile2 bankSection(const ModelInput& in, double side) {
    const double half = in.sizes.topWidthM / 2.0, h = in.sizes.heightM, inner = half + 0.2 * h;
    const double crest = std::max(0.6 * h, 0.1 * in.sizes.topWidthM), outer = inner + crest + in.sizes.fillSlope * h;
    if (in.isBox())
        return {
            {side * half, -in.foundationM}, {side * outer, -in.foundationM}, {side * outer, 0.0}, {side * inner, h}};
    if (!in.isFull())
        return {{side * (half + 0.1 * h), -in.foundationM},
                {side * outer, -in.foundationM},
                {side * outer, 0.0},
                {side * (inner + crest), h},
                {side * inner, h},
                {side * half, 0.0}};
    return {{side * (half + 0.1 * h), -in.foundationM},
            {side * outer, -in.foundationM},
            {side * outer, 0.0},
            {side * (inner + 1.3 * crest), 0.8 * h},
            {side * (inner + 0.5 * crest), h},
            {side * inner, 0.85 * h},
            {side * half, 0.0}};
}

/// Posts and rails against the earth, on both walls, every few metres.
void addRevetment(SolidBuilder& builder, const ModelInput& in, const SweepPath& path) {
    const double length = path.lengthM(), step = std::max(2.0, length / 2000.0), h = in.sizes.heightM,
                 thick = std::min(0.14, 0.2 * in.sizes.topWidthM);
    const double half = in.sizes.topWidthM / 2.0 - thick / 2.0;
    for (double at = step / 2.0; at < length; at += step) {
        const SweepPath here = path.part(at, std::min(at + 0.01, length));
        if (here.points.empty()) continue;
        for (const double side : {-1.0, 1.0}) {
            const glm::dvec3 foot =
                here.points.front() + glm::dvec3(here.right.front() * (side * half), here.rise.front() * (side * half));
            builder.bar(foot - glm::dvec3(0.0, 0.0, std::min(in.sizes.depthM, 1.0)),
                        foot + glm::dvec3(0.0, 0.0, 0.9 * h), thick, palette::kTimber);
        }
    }
}

/// A timber frame across the line where a cover ends.
void addFrame(SolidBuilder& builder, const ModelInput& in, const SweepPath& path, double atM) {
    const double length = path.lengthM(), thick = std::min(0.3, 0.3 * in.sizes.topWidthM),
                 half = in.sizes.topWidthM / 2.0 + thick / 2.0;
    const double from = std::clamp(atM - thick / 2.0, 0.0, length), to = std::clamp(atM + thick / 2.0, 0.0, length);
    const SweepPath piece = path.part(from, to);
    const double top = 1.25 * in.sizes.heightM;
    builder.sweep(piece, {{-1.5 * half, top - thick}, {1.5 * half, top - thick}, {1.5 * half, top}, {-1.5 * half, top}},
                  in.accent);
    for (const double side : {-1.0, 1.0})
        builder.sweep(piece,
                      {{side * half, -in.foundationM},
                       {side * (half + thick), -in.foundationM},
                       {side * (half + thick), top - thick},
                       {side * half, top - thick}},
                      in.accent);
}

}  // namespace

void addOpenTrench(SolidBuilder& builder, const ModelInput& in, const SweepPath& path) {
    for (const double side : {-1.0, 1.0})
        builder.sweep(path, bankSection(in, side), side < 0.0 ? in.body : shaded(in.body, 0.97));
    addDitch(builder, in, path);
    if (in.isFull()) addRevetment(builder, in, path);
}

void addCoveredTrench(SolidBuilder& builder, const ModelInput& in, const SweepPath& path) {
    const double h = in.sizes.heightM, length = path.lengthM();
    const double half = 0.75 * in.sizes.topWidthM, foot = half + in.sizes.fillSlope * h;
    const double shoulder = half + 0.3 * in.sizes.fillSlope * h;
    const Profile2 plain{
        {-foot, -in.foundationM}, {foot, -in.foundationM}, {foot, 0.0}, {half, h}, {-half, h}, {-foot, 0.0}};
    const Profile2 rounded{
        {-foot, -in.foundationM}, {foot, -in.foundationM}, {foot, 0.0},           {shoulder, 0.75 * h},
        {0.6 * half, h},          {-0.6 * half, h},        {-shoulder, 0.75 * h}, {-foot, 0.0}};
    if (in.isBox()) {
        builder.sweep(path, plain, in.body);
        return;
    }
    // Stretches of about 12 m under cover; between them and at both ends the ditch is open for the length of a step or
    // two.
    const double open = std::min(1.8, 0.2 * length);
    const int stretches = std::clamp(static_cast<int>(std::lround(length / 12.0)), 1, 400);
    const double covered = (length - open * (stretches + 1)) / stretches;
    for (int i = 0; i < stretches; ++i) {
        const double from = open + i * (covered + open), to = from + covered;
        builder.sweep(path.part(from, to), in.isFull() ? rounded : plain, in.body);
        addFrame(builder, in, path, from);
        addFrame(builder, in, path, to);
    }
    addDitch(builder, in, path);
    // The openings have low banks, so that they read as a ditch.
    for (int i = 0; i <= stretches; ++i) {
        const SweepPath gap = path.part(i * (covered + open), std::min(i * (covered + open) + open, length));
        for (const double side : {-1.0, 1.0}) builder.sweep(gap, bankSection(in, side), shaded(in.body, 0.95));
    }
}

}  // namespace saban::layers
