#include <algorithm>

#include "layers/catalogue/solid_models.h"

namespace saban::layers {

namespace {

/// A plate that lies a little out of a wall which looks along y (`side` 1: ahead, -1: back).
void addOnFrontWall(SolidBuilder& builder, double side, double wallY, double xMin, double xMax, double zMin,
                    double zMax, double thickM, Colour colour) {
    const double a = wallY - side * thickM, b = wallY + side * thickM;
    builder.box({xMin, std::min(a, b), xMax, std::max(a, b)}, zMin, zMax, colour);
}

void addOnSideWall(SolidBuilder& builder, double side, double wallX, double yMin, double yMax, double zMin, double zMax,
                   double thickM, Colour colour) {
    const double a = wallX - side * thickM, b = wallX + side * thickM;
    builder.box({std::min(a, b), yMin, std::max(a, b), yMax}, zMin, zMax, colour);
}

void addFoundation(SolidBuilder& builder, const ModelInput& in, const Rectangle& plan, double topM) {
    builder.box(plan, in.footOf(plan), topM, shaded(palette::kConcrete, 0.92));
}

GableHouse houseOf(const ModelInput& in, double eaves) {
    const double h = in.sizes.heightM;
    return {.plan = in.plan(),
            .ridge = ridgeOf(in.plan()),
            .overhangM = in.part(0.4),
            .floorZ = in.footOf(in.plan()),
            .eavesZ = eaves * h,
            .ridgeZ = h,
            .roofThicknessM = in.part(0.14),
            .wall = in.body,
            .roof = in.accent};
}

void addSolidHouse(SolidBuilder& builder, const GableHouse& house) {
    addGableWalls(builder, house);
    addGableRoof(builder, house);
}

/// A house as a block: its plan up to the eaves, and a roof.
void addGableBlock(SolidBuilder& builder, const GableHouse& house) {
    const Rectangle& plan = house.plan;
    builder.box(plan, house.floorZ, house.eavesZ, house.wall);
    const bool isAlongY = house.ridge == RidgeAlong::Y;
    const glm::dvec3 low{plan.xMin, plan.yMin, house.eavesZ};
    const glm::dvec3 across =
        isAlongY ? glm::dvec3(plan.xMax - plan.xMin, 0, 0) : glm::dvec3(0, plan.yMax - plan.yMin, 0);
    const glm::dvec3 along =
        isAlongY ? glm::dvec3(0, plan.yMax - plan.yMin, 0) : glm::dvec3(plan.xMax - plan.xMin, 0, 0);
    builder.prism({low, low + across, low + across / 2.0 + glm::dvec3(0, 0, house.ridgeZ - house.eavesZ)}, along,
                  house.roof);
}

/// Walls below, the colour of the roof above.
void addFlatBlock(SolidBuilder& builder, const ModelInput& in) {
    builder.box(in.plan(), in.footOf(in.plan()), 0.65 * in.sizes.heightM, in.body);
    builder.box(in.plan(), 0.65 * in.sizes.heightM, in.sizes.heightM, in.accent);
}

/// Where the walls stand under a roof.
Rectangle wallsOf(const GableHouse& house) {
    return grown(house.plan, -house.overhangM);
}

void addDoor(SolidBuilder& builder, const ModelInput& in, const Rectangle& walls, double x, double widthM,
             double heightM) {
    addOnFrontWall(builder, 1.0, walls.yMax, x - widthM / 2.0, x + widthM / 2.0, -0.2 * in.foundationM, heightM,
                   in.part(0.08), palette::kOpening);
}

void addWindows(SolidBuilder& builder, const ModelInput& in, const Rectangle& walls, int count, double zMin,
                double zMax) {
    const double step = (walls.yMax - walls.yMin) / count;
    for (int i = 0; i < count; ++i) {
        const double middle = walls.yMin + (i + 0.5) * step;
        for (const double side : {-1.0, 1.0}) {
            const double wall = side < 0.0 ? walls.xMin : walls.xMax;
            if (in.isFull())
                addOnSideWall(builder, side, wall, middle - 0.34 * step, middle + 0.34 * step, zMin - 0.06 * zMax,
                              zMax * 1.05, in.part(0.05), palette::kWhite);
            addOnSideWall(builder, side, wall, middle - 0.27 * step, middle + 0.27 * step, zMin, zMax, in.part(0.09),
                          palette::kGlass);
        }
    }
}

void addPost(SolidBuilder& builder, const ModelInput& in, glm::dvec2 at, double topM, Colour colour) {
    const double half = in.part(0.12);
    const Rectangle plan{at.x - half, at.y - half, at.x + half, at.y + half};
    builder.box(plan, in.footOf(plan), topM, colour);
}

}  // namespace

void addTent(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    const double h = in.sizes.heightM, halfW = in.sizes.widthM / 2.0, halfL = in.sizes.lengthM / 2.0;
    GableHouse tent = houseOf(in, 0.42);
    tent.ridge = RidgeAlong::Y;
    tent.overhangM = in.part(0.12);
    tent.roofThicknessM = in.part(0.06);
    if (in.isBox()) return addGableBlock(builder, tent);
    addSolidHouse(builder, tent);
    const Rectangle walls = wallsOf(tent);
    const double out = in.part(0.05), doorTop = 0.72 * h;
    const auto at = [&](double x, double z) { return glm::dvec3(x, walls.yMax - out, z); };
    builder.prism({at(-0.3 * halfW, -0.2 * in.foundationM), at(0.3 * halfW, -0.2 * in.foundationM),
                   at(0.1 * halfW, doorTop), at(-0.1 * halfW, doorTop)},
                  {0.0, 2.0 * out, 0.0}, palette::kOpening);
    if (!in.isFull()) return;
    for (const double side : {-1.0, 1.0}) {
        // Flaps tied back, windows, guy lines with their pegs.
        builder.bar({side * 0.34 * halfW, halfL, 0.0}, {side * 0.12 * halfW, halfL, doorTop}, 2.0 * out,
                    shaded(in.accent, 1.15));
        for (const double y : {-0.5, 0.0, 0.5})
            addOnSideWall(builder, side, side * walls.xMax, y * halfL - 0.1 * halfL, y * halfL + 0.1 * halfL, 0.15 * h,
                          0.33 * h, out, palette::kGlass);
        for (const double y : {-0.95, -0.32, 0.32, 0.95}) {
            glm::dvec3 peg{side * (halfW + 0.35 * h), y * halfL * 1.05, 0.0};
            peg.z = in.groundAt(glm::dvec2(peg));
            builder.bar({side * 0.98 * halfW, y * halfL, 0.43 * h}, peg, in.part(0.06), palette::kRope);
            builder.bar(peg - glm::dvec3(0.0, 0.0, in.part(0.3)), peg + glm::dvec3(0.0, 0.0, in.part(0.15)),
                        in.part(0.1), palette::kTimber);
        }
    }
}

void addFrameHouse(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    const double h = in.sizes.heightM;
    GableHouse house = houseOf(in, 0.62);
    if (in.isBox()) return addGableBlock(builder, house);
    const Rectangle walls = wallsOf(house);
    addFoundation(builder, in, walls, 0.06 * h);
    addGableRoof(builder, house);
    const int bays = in.isFull() ? 4 : 2;
    const double across = walls.xMax - walls.xMin, along = walls.yMax - walls.yMin;
    for (int i = 0; i <= bays; ++i)
        for (const double x : {walls.xMin, walls.xMax})
            addPost(builder, in, {x * 0.97, walls.yMin + along * (0.015 + 0.97 * i / bays)}, house.eavesZ + 0.05 * h,
                    in.body);
    // A wall at the back and rails at the sides: the front is open.
    builder.box({walls.xMin, walls.yMin, walls.xMax, walls.yMin + in.part(0.15)}, 0.0, house.eavesZ,
                shaded(in.body, 1.15));
    for (const double x : {walls.xMin, walls.xMax - in.part(0.1)})
        builder.box({x, walls.yMin, x + in.part(0.1), walls.yMax}, 0.18 * h, 0.26 * h, shaded(in.body, 1.15));
    if (!in.isFull()) return;
    builder.box({-0.2 * across, -0.3 * along, 0.2 * across, 0.3 * along}, 0.06 * h, 0.25 * h, palette::kTimber);
    const glm::dvec3 ridge{0.0, 0.0, h - 3.0 * house.roofThicknessM};
    const glm::dvec3 way = house.ridge == RidgeAlong::Y ? glm::dvec3(0.0, 0.48 * in.sizes.lengthM, 0.0)
                                                        : glm::dvec3(0.48 * in.sizes.widthM, 0.0, 0.0);
    builder.bar(ridge - way, ridge + way, in.part(0.16), in.body);
}

void addBriefingHall(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    const double h = in.sizes.heightM;
    const GableHouse house = houseOf(in, 0.6);
    if (in.isBox()) return addGableBlock(builder, house);
    const Rectangle walls = wallsOf(house);
    addSolidHouse(builder, house);
    addWindows(builder, in, walls, in.isFull() ? 6 : 4, 0.2 * h, 0.46 * h);
    addDoor(builder, in, walls, 0.0, 0.26 * in.sizes.widthM, 0.42 * h);
    if (!in.isFull()) return;
    // Steps, a canopy on two posts within the plan, a ridge.
    const double canopy = house.overhangM;
    addFoundation(builder, in, {-0.2 * in.sizes.widthM, walls.yMax, 0.2 * in.sizes.widthM, walls.yMax + canopy},
                  in.part(0.25));
    builder.box({-0.2 * in.sizes.widthM, walls.yMax, 0.2 * in.sizes.widthM, walls.yMax + canopy}, 0.45 * h, 0.49 * h,
                in.accent);
    addFoundation(builder, in, grown(walls, in.part(0.06)), 0.07 * h);
    addOnFrontWall(builder, 1.0, walls.yMax, -0.16 * in.sizes.widthM, 0.16 * in.sizes.widthM, 0.6 * h, 0.7 * h,
                   in.part(0.06), palette::kRed);
}

void addSandTableHall(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    if (in.isBox()) return addFlatBlock(builder, in);
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    const Rectangle plan = in.plan();
    const double wall = in.part(0.2), roofFront = plan.yMin + 0.5 * l;
    addFoundation(builder, in, plan, 0.05 * h);
    // Walls at the back and half along the sides; the roof rises to the open front and ends behind the table.
    const auto profile = [&](double x, double zFront, double zBack) {
        return Ring{{x, plan.yMin + wall, 0.05 * h},
                    {x, roofFront - wall, 0.05 * h},
                    {x, roofFront - wall, zFront},
                    {x, plan.yMin + wall, zBack}};
    };
    for (const double x : {plan.xMin + wall, plan.xMax - 2.0 * wall})
        builder.prism(profile(x, 0.9 * h, 0.64 * h), {wall, 0.0, 0.0}, in.body);
    builder.box({plan.xMin + wall, plan.yMin + wall, plan.xMax - wall, plan.yMin + 2.0 * wall}, 0.0, 0.62 * h, in.body);
    builder.prism({{plan.xMin, plan.yMin, 0.66 * h},
                   {plan.xMin, roofFront, 0.94 * h},
                   {plan.xMin, roofFront, h},
                   {plan.xMin, plan.yMin, 0.72 * h}},
                  {w, 0.0, 0.0}, in.accent);
    for (const double x : {0.94 * plan.xMin, 0.94 * plan.xMax})
        addPost(builder, in, {x, 0.94 * plan.yMax}, 0.4 * h, palette::kTimber);
    // The table: a frame, sand, and the ground that is built of it.
    const Rectangle table{-0.36 * w, -0.02 * l, 0.36 * w, 0.4 * l};
    builder.box(table, 0.05 * h, 0.18 * h, palette::kTimber);
    builder.box(grown(table, -in.part(0.25)), 0.17 * h, 0.21 * h, Colour{203, 181, 132, 255});
    // Round, with a flatter foot, so that the light models it.
    const auto hill = [&](double x, double y, double half, double top, Colour colour) {
        const auto at = [&](double share) { return glm::dvec3(x * w, y * l, (0.2 + (top - 0.2) * share) * h); };
        const int sides = in.isFull() ? 9 : 6;
        builder.round(at(0.0), at(0.45), half, 0.55 * half, sides, shaded(colour, 0.95));
        builder.round(at(0.45), at(1.0), 0.55 * half, 0.12 * half, sides, shaded(colour, 1.08));
    };
    hill(-0.2, 0.27, 0.09 * std::min(w, l), 0.36, Colour{112, 128, 74, 255});
    hill(0.12, 0.13, 0.11 * std::min(w, l), 0.4, Colour{126, 134, 82, 255});
    if (!in.isFull()) return;
    hill(-0.08, 0.1, 0.07 * std::min(w, l), 0.31, Colour{150, 140, 90, 255});
    hill(0.26, 0.29, 0.06 * std::min(w, l), 0.3, Colour{112, 128, 74, 255});
    builder.box({0.0, table.yMin + 0.04 * l, 0.02 * w, table.yMax - 0.04 * l}, 0.2 * h, 0.225 * h,
                Colour{88, 132, 168, 255});
    for (const double x : {-0.46, 0.46})
        builder.bar({x * w, roofFront, 0.38 * h}, {x * w, 0.47 * l, 0.38 * h}, in.part(0.15), palette::kTimber);
    builder.bar({-0.47 * w, 0.47 * l, 0.38 * h}, {0.47 * w, 0.47 * l, 0.38 * h}, in.part(0.15), palette::kTimber);
}

void addKitchen(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM;
    GableHouse house = houseOf(in, 0.55);
    if (in.isBox()) return addGableBlock(builder, house);
    house.ridgeZ = 0.84 * h;  // the chimney is the top
    const Rectangle walls = wallsOf(house);
    addSolidHouse(builder, house);
    addDoor(builder, in, walls, -0.15 * w, 0.3 * w, 0.46 * h);
    // A chimney through the roof, and smoke ditches that spread out behind, covered with branches and earth, so that
    // the smoke comes out thinly along them.
    const double stack = 0.16 * std::min(w, l);
    const Rectangle chimney{0.14 * w, -0.32 * l, 0.14 * w + stack, -0.32 * l + stack};
    builder.box(chimney, 0.0, 0.99 * h, Colour{141, 84, 66, 255});
    builder.box(grown(chimney, -0.22 * stack), 0.9 * h, h, palette::kOpening);
    builder.drape(in.groundZ);
    for (const double out : {-0.7, 0.0, 0.7}) {
        if (in.detail == SolidDetail::Reduced && out != 0.0) continue;
        const std::vector<glm::dvec3> line{
            {0.25 * w * out, -0.45 * l, 0.0}, {0.45 * w * out, -0.75 * l, 0.0}, {1.1 * w * out, -1.25 * l, 0.0}};
        const double half = 0.07 * w, top = 0.13 * h;
        builder.sweep(sweepPath(line),
                      {{-2.0 * half, -in.foundationM},
                       {2.0 * half, -in.foundationM},
                       {2.0 * half, 0.0},
                       {half, top},
                       {-half, top},
                       {-2.0 * half, 0.0}},
                      Colour{132, 112, 78, 255});
        if (!in.isFull()) continue;
        for (std::size_t i = 1; i < line.size(); ++i)
            builder.round(line[i] + glm::dvec3(0.0, 0.0, 0.5 * top), line[i] + glm::dvec3(0.0, 0.0, 1.25 * top),
                          0.7 * half, 0.5 * half, 6, palette::kOpening);
    }
    builder.drape({});
    if (!in.isFull()) return;
    addWindows(builder, in, walls, 2, 0.25 * h, 0.45 * h);
}

namespace {

/// A red cross on white on both slopes of a roof; in the box detail on the roof itself.
void addCrosses(SolidBuilder& builder, const ModelInput& in, const GableHouse& house) {
    const bool isAlongY = house.ridge == RidgeAlong::Y;
    const double width = house.plan.xMax - house.plan.xMin, length = house.plan.yMax - house.plan.yMin;
    const double halfAcross = (isAlongY ? width : length) / 2.0, halfAlong = (isAlongY ? length : width) / 2.0;
    // A block's roof rises from the eaves, a true one lies its thickness above them.
    const double base = house.eavesZ + (in.isBox() ? 0.0 : house.roofThicknessM), rise = house.ridgeZ - base;
    const double arm = std::min(0.42 * halfAcross, 0.8 * halfAlong), third = arm / 3.0, middle = 0.52 * halfAcross;
    const double below = -0.5 * house.roofThicknessM, thick = in.part(0.05);
    for (const double side : {-1.0, 1.0}) {
        const auto plate = [&](glm::dvec2 half, double above, Colour colour) {
            const auto ring = [&](double lift) {
                const auto at = [&](double across, double along) {
                    const double z = base + rise * (1.0 - across / halfAcross) + lift;
                    return isAlongY ? glm::dvec3(side * across, along, z) : glm::dvec3(along, side * across, z);
                };
                return Ring{at(middle - half.x, -half.y), at(middle + half.x, -half.y), at(middle + half.x, half.y),
                            at(middle - half.x, half.y)};
            };
            builder.loft(std::vector<Ring>{ring(below), ring(above)}, colour);
        };
        if (!in.isBox()) plate({1.1 * arm, 1.25 * arm}, thick, palette::kWhite);
        plate({arm, third}, 2.0 * thick, palette::kRed);
        plate({third, arm}, 2.0 * thick, palette::kRed);
    }
}

}  // namespace

void addMedicalPost(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    const double h = in.sizes.heightM;
    const GableHouse house = houseOf(in, 0.58);
    if (in.isBox()) {
        addGableBlock(builder, house);
        return addCrosses(builder, in, house);
    }
    addSolidHouse(builder, house);
    addCrosses(builder, in, house);
    const Rectangle walls = wallsOf(house);
    addDoor(builder, in, walls, 0.0, 0.26 * in.sizes.widthM, 0.45 * h);
    if (!in.isFull()) return;
    addWindows(builder, in, walls, 3, 0.22 * h, 0.46 * h);
    addFoundation(builder, in, grown(walls, in.part(0.06)), 0.06 * h);
}

void addLatrine(SolidBuilder& builder, const ModelInput& in) {
    addTerrace(builder, in, in.plan());
    if (in.isBox()) return addFlatBlock(builder, in);
    const double h = in.sizes.heightM, w = in.sizes.widthM, l = in.sizes.lengthM, over = in.part(0.15);
    const Rectangle walls = grown(in.plan(), -over);
    // A roof of one slope that rises to the doors.
    const auto side = [&](double x, double bottom, double front, double back, const Rectangle& plan) {
        return Ring{{x, plan.yMin, bottom}, {x, plan.yMax, bottom}, {x, plan.yMax, front}, {x, plan.yMin, back}};
    };
    builder.prism(side(walls.xMin, in.footOf(walls), 0.92 * h, 0.72 * h, walls), {walls.xMax - walls.xMin, 0.0, 0.0},
                  in.body);
    const Rectangle plan = in.plan();
    builder.prism({{plan.xMin, plan.yMin, 0.7 * h},
                   {plan.xMin, plan.yMax, 0.92 * h},
                   {plan.xMin, plan.yMax, h},
                   {plan.xMin, plan.yMin, 0.78 * h}},
                  {w, 0.0, 0.0}, in.accent);
    const int doors = std::clamp(static_cast<int>(w / 1.1), 1, in.isFull() ? 8 : 3);
    const double step = (walls.xMax - walls.xMin) / doors;
    for (int i = 0; i < doors; ++i) addDoor(builder, in, walls, walls.xMin + (i + 0.5) * step, 0.55 * step, 0.74 * h);
    if (!in.isFull()) return;
    builder.round({0.3 * w, -0.42 * l, 0.6 * h}, {0.3 * w, -0.42 * l, 0.99 * h}, in.part(0.09), in.part(0.09), 6,
                  palette::kMetal);
    builder.box({walls.xMin, walls.yMax, walls.xMax, walls.yMax + over}, in.footOf(plan), in.part(0.12),
                palette::kConcrete);
}

}  // namespace saban::layers
