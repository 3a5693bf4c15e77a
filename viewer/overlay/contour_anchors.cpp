#include "viewer/overlay/contour_anchors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <unordered_map>
#include <utility>

namespace saban::viewer {

namespace {

constexpr double kStraight = 0.93;  // of the way along the line that its ends may at least be apart
constexpr std::size_t kMostAnchors = 4000;
constexpr double kMostLevels = 300.0;

/// A crossing of a contour with a side of a cell, by the number of the side.
using Side = std::int64_t;

/// The contours of one height as chains of points.
class Marching {
   public:
    Marching(const geo::Heightfield& heights, double levelM) : heights_(heights), levelM_(levelM) {}

    std::vector<std::vector<glm::dvec2>> chains() {
        const int columns = heights_.grid.columns, rows = heights_.grid.rows;
        for (int row = 0; row + 1 < rows; ++row)
            for (int column = 0; column + 1 < columns; ++column) addCell(column, row);
        std::vector<std::vector<glm::dvec2>> chains;
        // Following takes sides away: they are noted before. In their order, so that the same ground has the same chains.
        std::vector<Side> starts, sides;
        for (const auto& [side, next] : next_) {
            sides.push_back(side);
            if (!previous_.contains(side)) starts.push_back(side);  // begins at an edge or a hole
        }
        std::sort(starts.begin(), starts.end());
        std::sort(sides.begin(), sides.end());
        for (const Side side : starts) chains.push_back(follow(side));
        for (const Side side : sides)
            if (next_.contains(side)) chains.push_back(follow(side));
        return chains;
    }

   private:
    float at(int column, int row) const { return heights_.heightM[heights_.index(column, row)]; }
    bool isOver(int column, int row) const { return at(column, row) >= levelM_; }
    Side across(int column, int row) const { return (static_cast<Side>(row) * heights_.grid.columns + column) * 2; }     // to the next column
    Side upward(int column, int row) const { return (static_cast<Side>(row) * heights_.grid.columns + column) * 2 + 1; } // to the next row

    glm::dvec2 placeOf(Side side) const {
        const int column = static_cast<int>(side / 2 % heights_.grid.columns), row = static_cast<int>(side / 2 / heights_.grid.columns);
        const int column1 = side % 2 == 0 ? column + 1 : column, row1 = side % 2 == 0 ? row : row + 1;
        const double a = at(column, row), b = at(column1, row1);
        return glm::mix(heights_.grid.at(column, row), heights_.grid.at(column1, row1), std::clamp((levelM_ - a) / (b - a), 0.0, 1.0));
    }

    /// Higher ground lies on the left of the way from `from` to `to`.
    void join(Side from, Side to) {
        next_[from] = to;
        previous_.insert({to, from});
    }

    void addCell(int c, int r) {
        if (heights_.hasVoid && (heights_.isVoid(c, r) || heights_.isVoid(c + 1, r) || heights_.isVoid(c, r + 1) || heights_.isVoid(c + 1, r + 1))) return;
        const bool sw = isOver(c, r), se = isOver(c + 1, r), ne = isOver(c + 1, r + 1), nw = isOver(c, r + 1);
        const Side south = across(c, r), north = across(c, r + 1), west = upward(c, r), east = upward(c + 1, r);
        // Around the cell, anticlockwise: the way comes in where the ground falls below the height, and goes out where it rises over it.
        const std::array<std::pair<bool, Side>, 4> round{{{sw, south}, {se, east}, {ne, north}, {nw, west}}};
        for (int i = 0; i < 4; ++i) {
            if (!round[i].first || round[(i + 1) % 4].first) continue;  // from over to under: a way begins here
            for (int k = 1; k < 4; ++k) {
                const int j = (i + k) % 4;
                if (!round[j].first && round[(j + 1) % 4].first) {
                    join(round[i].second, round[j].second);
                    break;
                }
            }
        }
    }

    std::vector<glm::dvec2> follow(Side side) {
        std::vector<glm::dvec2> chain{placeOf(side)};
        for (auto found = next_.find(side); found != next_.end(); found = next_.find(side)) {
            side = found->second;
            next_.erase(found);
            chain.push_back(placeOf(side));
        }
        return chain;
    }

    const geo::Heightfield& heights_;
    double levelM_;
    std::unordered_map<Side, Side> next_, previous_;
};

/// A chain with distances along it.
struct Measured {
    const std::vector<glm::dvec2>& points;
    std::vector<double> alongM;

    explicit Measured(const std::vector<glm::dvec2>& chain) : points(chain), alongM(chain.size(), 0.0) {
        for (std::size_t i = 1; i < chain.size(); ++i) alongM[i] = alongM[i - 1] + glm::distance(chain[i - 1], chain[i]);
    }
    double lengthM() const { return alongM.back(); }
    glm::dvec2 at(double distanceM) const {
        const auto next = std::lower_bound(alongM.begin(), alongM.end(), distanceM);
        if (next == alongM.begin()) return points.front();
        if (next == alongM.end()) return points.back();
        const auto i = static_cast<std::size_t>(next - alongM.begin());
        const double stepM = alongM[i] - alongM[i - 1];
        return stepM > 0.0 ? glm::mix(points[i - 1], points[i], (distanceM - alongM[i - 1]) / stepM) : points[i];
    }
};

void addAnchors(const std::vector<glm::dvec2>& chain, double levelM, double lengthM, double everyM, std::vector<ContourAnchor>& anchors) {
    const Measured line(chain);
    if (line.lengthM() < lengthM * 1.5) return;
    const int count = std::max(1, static_cast<int>(line.lengthM() / everyM));
    const double partM = line.lengthM() / count;
    for (int part = 0; part < count && anchors.size() < kMostAnchors; ++part) {
        // The straightest of some places in each part.
        constexpr int kTries = 9;
        double best = kStraight;
        for (int k = 0; k < kTries; ++k) {
            const double middleM = (part + (k + 0.5) / kTries) * partM;
            if (middleM < lengthM / 2.0 || middleM > line.lengthM() - lengthM / 2.0) continue;
            const glm::dvec2 from = line.at(middleM - lengthM / 2.0), to = line.at(middleM + lengthM / 2.0), middle = line.at(middleM);
            const double chordM = glm::distance(from, to);
            // Straight: nearly as far apart as along the line, and the middle near the chord.
            const double sag = glm::distance(middle, (from + to) / 2.0);
            const double straightness = chordM / lengthM - 0.5 * sag / lengthM;
            if (straightness <= best) continue;
            const ContourAnchor anchor{.at = middle, .reading = (to - from) / chordM, .heightM = levelM,
                                       .importance = std::clamp(straightness - kStraight, 0.0, 0.07) * 6.0 + 0.5 * std::min(1.0, line.lengthM() / (12.0 * everyM))};
            if (best > kStraight)
                anchors.back() = anchor;
            else
                anchors.push_back(anchor);
            best = straightness;
        }
    }
}

}  // namespace

std::vector<ContourAnchor> contourAnchors(const geo::Heightfield& heights, double intervalM, double lengthM, double everyM, const std::stop_token& stop) {
    std::vector<ContourAnchor> anchors;
    if (heights.grid.columns < 2 || heights.grid.rows < 2 || !(intervalM > 0.0) || !(lengthM > 0.0) || !(everyM > 0.0)) return anchors;
    float low = 1e30f, high = -1e30f;
    for (std::size_t i = 0; i < heights.heightM.size(); ++i) {
        if (heights.state[i] == geo::CellState::Void) continue;
        low = std::min(low, heights.heightM[i]);
        high = std::max(high, heights.heightM[i]);
    }
    if (low > high || !((high - low) / intervalM <= kMostLevels)) return anchors;
    for (double k = std::ceil(low / intervalM); k * intervalM <= high && anchors.size() < kMostAnchors; ++k) {
        if (stop.stop_requested()) break;
        if (k == 0.0) continue;
        for (const auto& chain : Marching(heights, k * intervalM).chains()) addAnchors(chain, k * intervalM, lengthM, everyM, anchors);
    }
    return anchors;
}

}  // namespace saban::viewer
