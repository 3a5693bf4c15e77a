#pragma once

#include <glm/vec2.hpp>
#include <span>

namespace saban::geo {

/// How much every vertex matters: the vertices whose `detailM` is greater than a tolerance make a line that passes within
/// that tolerance of every vertex left out. Ends of lines are infinite, so they always stay.
///
/// A simplified line is thus one comparison for each vertex, and the same whichever part of the line is asked for.
/// Source: Douglas and Peucker, Algorithms for the reduction of the number of points required to represent a digitized
/// line, 1973.
void computeLineDetail(std::span<const glm::dvec2> line, std::span<float> detailM);

/// The same for a ring, which does not repeat its first point.
void computeRingDetail(std::span<const glm::dvec2> ring, std::span<float> detailM);

/// No vertex farther than this many from the one before is ever left out.
inline constexpr std::size_t kDetailBlock = 1024;

}  // namespace saban::geo
