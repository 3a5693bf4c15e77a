#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace saban::geo {

/// A Delaunay triangulation of a square grid of heights that grows by the point farthest from it, so that few triangles
/// reach a given error.
/// Source: Garland and Heckbert, Fast Polygonal Approximation of Terrains and Height Fields, CMU-CS-95-181, 1995.
class GreedyTin {
   public:
    struct Point {
        int x, y;
        bool operator==(const Point&) const = default;
    };

    /// `side`² heights, row by row; `isVoid` is empty or of that size: void points are no reason to grow. Both must outlive this.
    GreedyTin(std::span<const float> heights, std::span<const std::uint8_t> isVoid, int side);

    /// Adds points until no valid grid point is farther than `tolerance` above or below the triangulation.
    void refine(float tolerance);

    /// Largest vertical distance between a valid grid point and the triangulation.
    float error() const { return heap_.empty() ? 0.0f : heap_.front().error; }
    /// In the order in which they were added.
    const std::vector<Point>& points() const { return points_; }
    /// Three points each, counter-clockwise with y upwards; without those that cover no valid point.
    std::vector<std::uint32_t> triangles() const;

   private:
    /// The worst point of a triangle. One that is out of date stays in the heap until it comes to the top.
    struct Candidate {
        float error;
        std::uint32_t triangle;
        std::uint32_t version;
        bool operator<(const Candidate& other) const { return error < other.error; }
    };
    struct Triangle {
        Point worst;
        std::uint32_t version = 0;
        bool coversValid = true;
    };
    static constexpr std::int32_t kNone = -1;

    std::uint32_t addTriangle(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int32_t ab, std::int32_t bc, std::int32_t ca);
    void setTriangle(std::uint32_t triangle, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::int32_t ab, std::int32_t bc,
                     std::int32_t ca);
    void link(std::int32_t edge, std::int32_t twin);
    void insert(std::uint32_t triangle);
    void splitInside(std::uint32_t triangle, std::uint32_t point);
    void splitEdge(std::int32_t edge, std::uint32_t point);
    void legalize(std::int32_t edge);
    void scanChanged();
    void scan(std::uint32_t triangle);
    void dropOutdated();

    std::span<const float> heights_;
    std::span<const std::uint8_t> isVoid_;
    int side_;
    std::vector<Point> points_;
    std::vector<std::uint32_t> corners_;   ///< three points a triangle; edge 3t+i runs from corner i to the next
    std::vector<std::int32_t> twins_;      ///< the same edge seen from the other side; kNone on the outline
    std::vector<Triangle> triangles_;
    std::vector<std::uint32_t> changed_;
    std::vector<std::int32_t> open_;       ///< edges that may have to be turned
    std::vector<Candidate> heap_;
};

}  // namespace saban::geo
