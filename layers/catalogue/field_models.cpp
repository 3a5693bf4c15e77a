#include <algorithm>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

constexpr double kSigns[2] = {-1.0, 1.0};

void addPad(SolidBuilder& builder, const ModelInput& in, const Rectangle& plan, double topM, Colour colour) {
    builder.box(plan, in.footOf(plan), topM, colour);
}

/// A post from the ground, square, around a point.
void addPost(SolidBuilder& builder, const ModelInput& in, glm::dvec2 at, double thicknessM, double topM,
             Colour colour) {
    const double half = thicknessM / 2.0;
    const Rectangle plan{at.x - half, at.y - half, at.x + half, at.y + half};
    builder.box(plan, in.footOf(plan), topM, colour);
}

}  // namespace

void addWatchTower(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    const double floor = 0.6 * h, rail = 0.72 * h, eaves = 0.86 * h, leg = in.part(0.28);
    const auto corner = [&](double sx, double sy, double z) {
        // The legs lean inwards up to the cabin's floor.
        const double t = std::clamp(z / floor, 0.0, 1.0), inset = leg + 0.07 * w * t;
        return glm::dvec3(sx * (w / 2.0 - inset), sy * (l / 2.0 - leg - 0.07 * l * t), z);
    };
    if (in.isBox()) {
        builder.frustum(grown(in.plan(), -0.32 * std::min(w, l)), in.footOf(in.plan()),
                        grown(in.plan(), -0.3 * std::min(w, l)), floor, in.body);
        builder.box(in.plan(), floor, h, in.accent);
        return;
    }
    for (const double sx : kSigns)
        for (const double sy : kSigns) {
            builder.bar(corner(sx, sy, 0.0) + glm::dvec3(0.0, 0.0, in.footOf(in.plan())), corner(sx, sy, floor), leg,
                        in.body);
            builder.bar(corner(sx, sy, floor), corner(sx, sy, eaves), 0.7 * leg, in.body);
        }
    if (in.isFull())
        for (int level = 0; level < 2; ++level) {
            const double from = floor * level / 2.0, to = floor * (level + 1) / 2.0;
            for (const double s : kSigns) {
                builder.bar(corner(-1, s, from), corner(1, s, to), 0.45 * leg, shaded(in.body, 0.9));
                builder.bar(corner(1, s, from), corner(-1, s, to), 0.45 * leg, shaded(in.body, 0.9));
                builder.bar(corner(s, -1, from), corner(s, 1, to), 0.45 * leg, shaded(in.body, 0.9));
                builder.bar(corner(s, 1, from), corner(s, -1, to), 0.45 * leg, shaded(in.body, 0.9));
            }
        }
    // A cabin with half-high walls, dark inside, under a pyramid roof.
    const Rectangle cabin = grown(in.plan(), -0.06 * std::min(w, l));
    builder.box(in.plan(), floor - 0.02 * h, floor, shaded(in.body, 0.85));
    builder.box(cabin, floor, rail, shaded(in.body, 1.2));
    builder.box(grown(cabin, -0.15 * std::min(w, l)), rail, eaves, palette::kOpening);
    builder.frustum(in.plan(), eaves, centred(0.0, 0.0), h, in.accent);
    // The ladder stands at the front.
    const double half = 0.11 * w, y = l / 2.0 - 0.4 * leg;
    for (const double s : kSigns)
        builder.bar({s * half, y, in.footOf(in.plan())}, {s * half, y, rail}, 0.4 * leg, palette::kTimber);
    if (!in.isFull()) return;
    for (int i = 1; i < 14; ++i)
        builder.bar({-half, y, floor * i / 13.0}, {half, y, floor * i / 13.0}, 0.3 * leg, palette::kTimber);
}

void addGate(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    const double post = std::min(0.1 * w, 0.6 * l), x = w / 2.0 - 0.65 * post;
    for (const double s : kSigns) {
        addPost(builder, in, {s * x, 0.0}, post, 0.98 * h, in.body);
        if (!in.isBox()) addPost(builder, in, {s * x, 0.0}, 1.3 * post, 0.1 * h, shaded(in.body, 0.85));
    }
    // The board over the way.
    builder.box({-w / 2.0, -0.3 * post, w / 2.0, 0.3 * post}, 0.78 * h, 0.98 * h, in.accent);
    builder.box({-w / 2.0, -0.5 * post, w / 2.0, 0.5 * post}, 0.96 * h, h, shaded(in.body, 1.05));
    if (in.isBox()) return;
    builder.box({-0.3 * w, -0.4 * post, 0.3 * w, 0.4 * post}, 0.85 * h, 0.91 * h, Colour{236, 196, 72, 255});
    // The barrier, in red and white.
    const double from = -x + 0.9 * post, to = x - 0.4 * post, thick = std::min(in.part(0.18), 0.08 * l),
                 y = 0.5 * l - 1.1 * thick, z = 0.21 * h;
    const int bands = in.isFull() ? 7 : 5;
    for (int i = 0; i < bands; ++i) {
        const double a = from + (to - from) * i / bands, b = from + (to - from) * (i + 1) / bands;
        builder.bar({a, y, z}, {b, y, z}, thick, i % 2 == 0 ? palette::kRed : palette::kWhite);
    }
    addPost(builder, in, {from, y}, 1.6 * thick, z + thick, palette::kMetal);
    addPost(builder, in, {to, y}, 1.2 * thick, z, palette::kMetal);
    builder.box({from - 3.0 * thick, y - thick, from, y + thick}, z - thick, z + thick, palette::kMetal);
}

void addParkingPlace(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    const double pad = 0.7 * h, stall = std::min(0.36 * l, 6.0);
    const GroundPlane plane = in.planeOver(in.plan());
    const double foot = -plane.dropM - in.foundationM;
    builder.drape(plane);  // even, but not level
    builder.box(in.plan(), foot, in.isBox() ? h : pad, in.body);
    if (in.isBox()) return builder.drape({});
    // Stalls in two rows, with the way between them open to the front of each.
    const double line = std::min(0.3, 0.02 * w), kerb = std::min(0.35, 0.02 * std::min(w, l));
    const int stalls = std::clamp(static_cast<int>(w / 3.5), 1, in.isFull() ? 24 : 8);
    for (const double s : kSigns) {
        const double outer = s * (l / 2.0 - kerb), inner = s * (l / 2.0 - kerb - stall);
        const double yMin = std::min(outer, inner), yMax = std::max(outer, inner);
        for (int i = 0; i <= stalls; ++i) {
            const double x = -w / 2.0 + kerb + line / 2.0 + (w - 2.0 * kerb - line) * i / stalls;
            builder.box({x - line / 2.0, yMin, x + line / 2.0, yMax}, 0.5 * pad, h, in.accent);
        }
        // The rows' outer kerbs.
        builder.box({-w / 2.0, std::min(s * l / 2.0, outer), w / 2.0, std::max(s * l / 2.0, outer)}, foot, h,
                    shaded(in.body, 0.72));
    }
    if (!in.isFull()) return builder.drape({});
    // A blue board at the corner by the entrance; a way in, marked.
    const double size = std::min(1.4, 0.1 * std::min(w, l)), x = w / 2.0 - kerb - size / 2.0, y = l / 2.0 - kerb / 2.0;
    builder.box(grown({x, y, x, y}, 0.06 * size), foot, 1.2 * size, palette::kMetal);
    builder.box({x - size / 2.0, y - 0.06 * size, x + size / 2.0, y + 0.06 * size}, 1.2 * size, 2.2 * size,
                Colour{52, 92, 150, 255});
    builder.box({x - 0.22 * size, y - 0.08 * size, x - 0.06 * size, y + 0.08 * size}, 1.35 * size, 2.05 * size,
                palette::kWhite);
    builder.box({x - 0.06 * size, y - 0.08 * size, x + 0.22 * size, y + 0.08 * size}, 1.68 * size, 2.05 * size,
                palette::kWhite);
    for (int i = -2; i <= 2; ++i)
        builder.box({0.18 * w * i - 0.04 * w, -line / 2.0, 0.18 * w * i + 0.04 * w, line / 2.0}, 0.5 * pad, h,
                    in.accent);
    builder.drape({});
}

void addCommunicationsPost(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    const double hutTop = std::min(0.2 * h, 2.6), mastX = 0.2 * w, mastY = -0.15 * l;
    const Rectangle hut{-0.46 * w, -0.46 * l, 0.05 * w, 0.1 * l};
    addTerrace(builder, in, hut);
    builder.box(hut, in.footOf(hut), 0.9 * hutTop, in.body);
    builder.box(grown(hut, 0.04 * std::min(w, l)), 0.9 * hutTop, hutTop, in.accent);
    const double thick = std::max(in.part(0.4), 0.02 * h);
    const int bands = in.isBox() ? 3 : in.isFull() ? 7 : 5;
    for (int i = 0; i < bands; ++i) {
        const double from = i == 0 ? in.footOf(in.plan()) : 0.94 * h * i / bands, to = 0.94 * h * (i + 1) / bands;
        const double half = thick * (0.6 - 0.3 * i / bands);
        builder.box({mastX - half, mastY - half, mastX + half, mastY + half}, from, to,
                    i % 2 == 0 ? palette::kRed : palette::kWhite);
    }
    if (in.isBox()) {
        builder.box({mastX - 0.3 * thick, mastY - 0.3 * thick, mastX + 0.3 * thick, mastY + 0.3 * thick}, 0.94 * h, h,
                    palette::kMetal);
        return;
    }
    // A whip on the top, crossed elements below it, a dish that looks ahead, guy lines to three sides.
    builder.round({mastX, mastY, 0.94 * h}, {mastX, mastY, h}, 0.15 * thick, 0.08 * thick, 4, palette::kMetal);
    for (const double z : {0.8, 0.87, 0.93}) {
        const double half = (1.25 - z) * 0.45 * std::min(w, l);
        builder.bar({mastX - half, mastY, z * h}, {mastX + half, mastY, z * h}, 0.3 * thick, palette::kMetal);
    }
    const double dish = 0.14 * std::min(w, l);
    builder.round({mastX, mastY + 0.4 * thick, 0.62 * h}, {mastX, mastY + 0.4 * thick + 0.5 * dish, 0.62 * h},
                  0.3 * dish, dish, in.isFull() ? 12 : 6, palette::kWhite);
    for (const glm::dvec2 foot : {glm::dvec2(0.46, 0.45), glm::dvec2(-0.42, 0.45), glm::dvec2(0.3, -0.46)}) {
        const glm::dvec2 at{foot.x * w, foot.y * l};
        const glm::dvec3 anchor(at, in.groundAt(at));
        builder.bar({mastX, mastY, 0.72 * h}, anchor, in.part(0.08), palette::kRope);
        addPost(builder, in, at, in.part(0.35), anchor.z + in.part(0.25), palette::kConcrete);
    }
    if (!in.isFull()) return;
    builder.box({-0.3 * w, 0.1 * l - 0.02 * l, -0.12 * w, 0.1 * l + 0.02 * l}, 0.0, 0.75 * hutTop, palette::kOpening);
    builder.round({-0.25 * w, -0.2 * l, hutTop}, {-0.25 * w, -0.2 * l + 0.12 * l, hutTop + 0.08 * h}, 0.02 * w,
                  0.11 * std::min(w, l), 10, palette::kWhite);
}

void addGeneratorPlace(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    addTerrace(builder, in, in.plan());
    addPad(builder, in, grown(in.plan(), -0.02 * std::min(w, l)), 0.06 * h, in.accent);
    const Rectangle set{-0.18 * w, -0.3 * l, 0.18 * w, 0.2 * l};
    if (in.isBox()) return builder.box(set, 0.06 * h, h, in.body);
    builder.box(grown(set, 0.01 * w), 0.06 * h, 0.14 * h, palette::kOpening);
    builder.box(set, 0.14 * h, 0.72 * h, in.body);
    builder.box(grown(set, -0.03 * w), 0.72 * h, 0.76 * h, shaded(in.body, 1.2));
    // Exhaust and cooler.
    builder.round({0.08 * w, -0.2 * l, 0.7 * h}, {0.08 * w, -0.2 * l, h}, 0.03 * w, 0.03 * w, in.isFull() ? 8 : 5,
                  palette::kMetal);
    builder.box({-0.13 * w, 0.2 * l - 0.01 * l, 0.13 * w, 0.2 * l + 0.015 * l}, 0.22 * h, 0.64 * h, palette::kOpening);
    // A fence with an opening at the front.
    const int posts = in.isFull() ? 4 : 2;
    const double post = in.part(0.12), x = 0.48 * w, y = 0.48 * l, top = 0.6 * h;
    const auto side = [&](glm::dvec2 from, glm::dvec2 to) {
        for (int i = 0; i <= posts; ++i)
            addPost(builder, in, from + (to - from) * (static_cast<double>(i) / posts), post, top, palette::kConcrete);
        for (const double z : {0.3, 0.55})
            if (in.isFull() || z > 0.5)
                builder.bar({from, z * h}, {to, z * h}, 0.7 * post, shaded(palette::kMetal, 1.25));
    };
    side({-x, y}, {-x, -y});
    side({-x, -y}, {x, -y});
    side({x, -y}, {x, y});
    side({-x, y}, {-0.22 * w, y});
    side({0.22 * w, y}, {x, y});
    if (!in.isFull()) return;
    for (int i = 0; i < 5; ++i) {
        const double at = -0.24 * l + 0.09 * l * i;
        for (const double s : kSigns)
            builder.box({s * 0.18 * w - 0.01 * w, at, s * 0.18 * w + 0.01 * w, at + 0.04 * l}, 0.35 * h, 0.6 * h,
                        palette::kOpening);
    }
    builder.round({0.3 * w, -0.3 * l, 0.06 * h}, {0.3 * w, -0.3 * l, 0.4 * h}, 0.06 * w, 0.06 * w, 10,
                  Colour{150, 62, 48, 255});
}

void addWaterPoint(SolidBuilder& builder, const ModelInput& in) {
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM, small = std::min(w, l);
    const double stand = 0.48 * h, leg = in.part(0.22), reach = 0.3 * small, radius = 0.36 * small, middleY = -0.12 * l;
    addTerrace(builder, in, in.plan());
    addPad(builder, in, in.plan(), 0.03 * h, shaded(palette::kConcrete, 0.95));
    if (in.isBox()) {
        addPad(builder, in, {-reach, middleY - reach, reach, middleY + reach}, stand, in.accent);
        builder.box({-radius, middleY - radius, radius, middleY + radius}, stand, h, in.body);
        return;
    }
    const int sides = in.isFull() ? 16 : 8;
    for (const double sx : kSigns)
        for (const double sy : kSigns) {
            addPost(builder, in, {sx * reach, middleY + sy * reach}, leg, stand, in.accent);
            if (in.isFull())
                builder.bar({sx * reach, middleY - sy * reach, 0.1 * h},
                            {sx * reach, middleY + sy * reach, 0.9 * stand}, 0.5 * leg, shaded(in.accent, 0.9));
        }
    builder.box({-1.2 * reach, middleY - 1.2 * reach, 1.2 * reach, middleY + 1.2 * reach}, stand, stand + 0.04 * h,
                shaded(in.accent, 0.85));
    builder.round({0.0, middleY, stand + 0.04 * h}, {0.0, middleY, 0.93 * h}, radius, radius, sides, in.body);
    builder.round({0.0, middleY, 0.93 * h}, {0.0, middleY, h}, radius, 0.2 * radius, sides, shaded(in.body, 1.12));
    if (!in.isFull()) return;
    for (const double z : {0.62, 0.8})
        builder.round({0.0, middleY, z * h}, {0.0, middleY, (z + 0.02) * h}, 1.03 * radius, 1.03 * radius, sides,
                      shaded(in.body, 0.85));
    // The pipe down to the taps, and a trough.
    const double y = 0.3 * l;
    builder.bar({0.0, middleY + 0.8 * reach, stand}, {0.0, y, 0.24 * h}, 0.4 * leg, palette::kMetal);
    builder.bar({-0.3 * w, y, 0.24 * h}, {0.3 * w, y, 0.24 * h}, 0.5 * leg, palette::kMetal);
    for (const double x : {-0.28, 0.28}) addPost(builder, in, {x * w, y}, 0.5 * leg, 0.24 * h, palette::kMetal);
    builder.box({-0.34 * w, y + 0.02 * l, 0.34 * w, y + 0.14 * l}, 0.0, 0.11 * h, palette::kConcrete);
    builder.box({-0.31 * w, y + 0.035 * l, 0.31 * w, y + 0.125 * l}, 0.1 * h, 0.118 * h, Colour{98, 140, 168, 255});
}

}  // namespace saban::layers
