#pragma once

#include <memory>
#include <span>
#include <stop_token>

#include "geo/core/fingerprint.h"
#include "geo/core/bounds.h"
#include "geo/core/progress.h"
#include "geo/vector/shape_set.h"

namespace saban::geo {

/// All shapes of one layer in compact arrays, with an index of where they lie and how large they are.
/// Thread safety: any thread once finished.
class ShapeStore {
 public:
    ShapeStore();
    ~ShapeStore();
    ShapeStore(ShapeStore&&) noexcept;
    ShapeStore& operator=(ShapeStore&&) noexcept;

    /// A ring may run either way round and repeat its first point or not; what is too short to be drawn is left out.
    void add(ShapeKind kind, std::uint16_t style, std::span<const glm::dvec2> points, bool isHole = false);

    /// To be called once, after the last shape. False when stopped.
    bool finish(const std::stop_token& stop = {}, const Progress& progress = {});

    /// Adds to `out` what lies in `area`, cut off at its edge, as `VectorSource::read` says.
    void read(const Bounds& area, double resolutionM, ShapeSet& out) const;

    /// Around all shapes; of one point its edges coincide.
    const Bounds& bounds() const;
    std::size_t vertexCount() const;
    std::size_t partCount() const;
    /// Of all shapes, their places and styles.
    Digest digest() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// In parts of the resolution: vertices nearer than this to the line without them are left out.
inline constexpr double kSimplifiedTo = 0.35;
/// Lines and rings smaller than this are left out.
inline constexpr double kSmallestPart = 0.5;
/// One point is left of those that share a square of this side.
inline constexpr double kPointSpacing = 4.0;

}  // namespace saban::geo
