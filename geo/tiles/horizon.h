#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <limits>
#include <span>
#include <vector>

namespace saban::geo {

/// Lowest and highest ground of the parts of a tile: tells what the tile hides, and where it may be seen.
struct TileBlocks {
    static constexpr int kSide = 8;
    static constexpr float kNothing = -1e30f;             ///< lowest height of a block with a hole; highest of one that is a hole
    std::array<float, kSide * kSide> minM{}, maxM{};      ///< table heights; row 0 in the south
};

/// `heightM`: (TileGrid::kCells + 1)² points, row 0 in the south, above `referenceM`. `isVoid`: 1 for holes; empty: none.
TileBlocks blocksOf(std::span<const float> heightM, std::span<const std::uint8_t> isVoid, double referenceM);

/// A square part of a tile's blocks, in scene coordinates.
struct SceneRelief {
    const TileBlocks* blocks = nullptr;
    glm::dvec2 min{0.0}, max{0.0};          ///< what the part covers
    int firstColumn = 0, firstRow = 0;
    int side = TileBlocks::kSide;           ///< blocks in each direction
    double scale = 1.0, offset = 0.0;       ///< scene height = table height * scale + offset
    bool mayHoldMore = false;               ///< the data are finer than what the blocks were made of
    double marginZ = 0.0;                   ///< by how much the ground may then be higher, scene height
};

/// What ground hides from an eye: the steepest line of sight that is blocked in each direction around it. Ground is put in from
/// near to far; whatever lies farther and no higher than the line cannot be seen. Ground is taken as solid below its surface.
/// Source of the idea: Cohen-Or and Shaked, Visibility and Dead-Zones in Digital Terrain Maps, 1995 (with a horizon in place of
/// dead zones).
class Horizon {
   public:
    /// `marginPx`: how much lower than in truth the ground is taken to be, in pixels across the middle of the picture.
    Horizon(glm::dvec3 eye, double pixelsPerRadian, double marginPx);

    /// The steepest line of sight that lies in the picture, as a tangent: what is higher is not seen either.
    void setCeiling(double tangent) { ceiling_ = tangent; }

    /// Ground that is drawn. Only after everything nearer along every line of sight.
    void raise(const SceneRelief& relief);

    /// For `lowerAgain`: how far the horizon has been raised.
    std::size_t mark() const { return lifted_.size(); }
    /// Takes back whatever was raised after the mark.
    void lowerAgain(std::size_t mark);

    /// True when no line of sight reaches the ground of `relief`, nor anything below it.
    bool hides(const SceneRelief& relief) const;
    /// The same for everything in a rectangle below a height (scene coordinates).
    bool hides(glm::dvec2 min, glm::dvec2 max, double topZ) const;

   private:
    static constexpr int kRays = 1 << 13;  ///< around the eye: about as close together as the columns of a usual picture
    struct Corner {
        double turn;   ///< direction from the eye, 0 to 4 for a full circle
        double distance;
    };
    struct Span {
        int first, last;     ///< rays, not yet wrapped into the circle
        double near, far;    ///< distances
        bool hasEye;
    };

    Corner cornerAt(glm::dvec2 at) const;
    Span spanOf(const Corner& a, const Corner& b, const Corner& c, const Corner& d, glm::dvec2 min, glm::dvec2 max, double widen) const;
    bool isBelow(const Span& span, double topZ) const;
    /// Corners of the blocks, row by row.
    void placeCorners(const SceneRelief& relief) const;

    glm::dvec3 eye_;
    double margin_;                                ///< as a tangent
    double ceiling_ = std::numeric_limits<double>::infinity();
    std::vector<float> tangents_;
    struct Lift {
        std::int32_t ray;
        float before;
    };
    std::vector<Lift> lifted_;
    mutable std::vector<Corner> corners_;
    mutable const TileBlocks* cornersOf_ = nullptr;  ///< and of which part
    mutable glm::dvec2 cornersMin_{0.0}, cornersMax_{0.0};
};

}  // namespace saban::geo
