#include "viewer/render/bench_path.h"

#include <cmath>
#include <fstream>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <numbers>
#include <sstream>

#include "geo/core/text.h"

namespace saban::viewer {

namespace {

double heightOr(const layers::Ground& ground, glm::dvec2 at, double otherwise) {
    const auto height = ground.elevation->heightAt(at);
    return height && *height ? **height : otherwise;
}

std::vector<Viewpoint> orbit(const TableView& table, int frames) {
    std::vector<Viewpoint> views;
    const Viewpoint home = table.home();
    for (int i = 0; i < frames; ++i) {
        Viewpoint view = home;
        view.headingDeg = std::fmod(home.headingDeg + 360.0 * i / frames, 360.0);
        view.rangeM = home.rangeM * 0.75;
        views.push_back(view);
    }
    return views;
}

/// Along the table from south to north, each step at the lowest place of its row near the one before: down the valley.
class Valley {
   public:
    explicit Valley(const layers::Ground& ground);

    /// 0 to 1: from the beginning to the end of the way.
    Viewpoint viewAt(double part) const;
    glm::dvec3 eyeAt(double part) const { return at((kRows - 5.0) * part) + glm::dvec3(0, 0, 150.0); }

   private:
    static constexpr int kRows = 48, kColumns = 64;
    glm::dvec3 at(double row) const;
    std::vector<glm::dvec3> line_;
};

Valley::Valley(const layers::Ground& ground) {
    const geo::Bounds inner = ground.bounds.grownBy(-0.08 * std::min(ground.bounds.width(), ground.bounds.height()));
    double column = kColumns / 2.0;
    for (int row = 0; row < kRows; ++row) {
        double best = 1e30, bestColumn = column;
        for (int c = 0; c < kColumns; ++c) {
            if (row > 0 && std::abs(c - column) > 4.0) continue;
            const glm::dvec2 at(inner.minE + inner.width() * (c + 0.5) / kColumns, inner.minN + inner.height() * (row + 0.5) / kRows);
            const double h = heightOr(ground, at, 1e29);
            if (h < best) {
                best = h;
                bestColumn = c;
            }
        }
        column = bestColumn;
        const glm::dvec2 at(inner.minE + inner.width() * (column + 0.5) / kColumns, inner.minN + inner.height() * (row + 0.5) / kRows);
        line_.emplace_back(at, best > 1e20 ? ground.elevation->roughRange().minM : best);
    }
}

glm::dvec3 Valley::at(double row) const {
    const double x = std::clamp(row, 0.0, kRows - 1.0001);
    const auto i = static_cast<std::size_t>(x);
    const double f = x - static_cast<double>(i), s = f * f * (3 - 2 * f);
    return glm::mix(line_[i], line_[i + 1], s);
}

Viewpoint Valley::viewAt(double part) const { return viewFrom(eyeAt(part), at((kRows - 5.0) * part + 4.0)); }

std::vector<Viewpoint> low(const TableView& table, int frames) {
    const Valley valley(*table.ground());
    std::vector<Viewpoint> views;
    for (int i = 0; i < frames; ++i) views.push_back(valley.viewAt(static_cast<double>(i) / std::max(1, frames - 1)));
    return views;
}

std::vector<Viewpoint> dive(const TableView& table, int frames) {
    const layers::Ground& ground = *table.ground();
    const Viewpoint home = table.home();
    const glm::dvec2 centre = ground.bounds.center();
    Viewpoint close{.target = {centre, heightOr(ground, centre, ground.elevation->roughRange().minM)}, .headingDeg = home.headingDeg,
                    .pitchDeg = -25.0, .rangeM = 200.0};
    std::vector<Viewpoint> views;
    for (int i = 0; i < frames; ++i) {
        const double t = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * i / std::max(1, frames - 1));
        Viewpoint view = close;
        view.target = glm::mix(home.target, close.target, std::min(1.0, t * 1.6));
        view.pitchDeg = glm::mix(home.pitchDeg, close.pitchDeg, t);
        view.rangeM = home.rangeM * std::pow(close.rangeM / home.rangeM, t);
        views.push_back(view);
    }
    return views;
}

}  // namespace

Viewpoint viewFrom(glm::dvec3 eye, glm::dvec3 target) {
    const glm::dvec3 along = target - eye;
    const double range = std::max(glm::length(along), 1e-3);
    double heading = glm::degrees(std::atan2(along.x, along.y));
    if (heading < 0.0) heading += 360.0;
    return {.target = target, .headingDeg = heading, .pitchDeg = glm::degrees(std::asin(std::clamp(along.z / range, -1.0, 1.0))), .rangeM = range};
}

geo::Result<std::vector<Viewpoint>> benchPath(std::string_view name, const TableView& table, int frames) {
    if (name == "orbit") return orbit(table, frames);
    if (name == "low") return low(table, frames);
    if (name == "dive") return dive(table, frames);
    return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("viewer", "there is no path named '{}': choose orbit, low, dive or a .csv file"), name));
}

std::vector<Viewpoint> benchPathInSteps(const TableView& table, double stepM, int frames) {
    // The way as a chain so fine that its curves do not count.
    constexpr int kPieces = 4096;
    const Valley valley(*table.ground());
    std::vector<Viewpoint> views{valley.viewAt(0.0)};
    double lengthM = 0.0;  // of the way up to the present piece
    for (int i = 0; i < kPieces; ++i) {
        const double from = static_cast<double>(i) / kPieces, to = static_cast<double>(i + 1) / kPieces;
        const double pieceM = glm::distance(valley.eyeAt(from), valley.eyeAt(to));
        for (double nextM = stepM * static_cast<double>(views.size()); nextM <= lengthM + pieceM && static_cast<int>(views.size()) < frames;
             nextM = stepM * static_cast<double>(views.size()))
            views.push_back(valley.viewAt(glm::mix(from, to, (nextM - lengthM) / pieceM)));
        lengthM += pieceM;
    }
    return views;
}

geo::Result<std::vector<Viewpoint>> benchPathFromFile(const std::string& file) {
    std::ifstream in(file);
    if (!in) return geo::fail(geo::ErrorCode::NotFound, text(SABAN_TR("viewer", "cannot open the path file '{}': is the name right?"), file));
    std::vector<Viewpoint> views;
    std::string row;
    for (int number = 1; std::getline(in, row); ++number) {
        if (row.empty() || row == "\r") continue;
        std::istringstream fields(row);
        std::array<double, 6> v{};
        bool isGood = true;
        for (std::size_t i = 0; i < v.size() && isGood; ++i) {
            std::string field;
            isGood = static_cast<bool>(std::getline(fields, field, ','));
            std::istringstream number_(field);
            isGood = isGood && (number_ >> v[i]) && std::isfinite(v[i]);
        }
        if (!isGood && number == 1) continue;
        if (!isGood)
            return geo::fail(geo::ErrorCode::BadFormat,
                             text(SABAN_TR("viewer", "cannot use row {0} of '{1}': six numbers eyeE,eyeN,eyeH,lookE,lookN,lookH are needed"), number, file));
        views.push_back(viewFrom({v[0], v[1], v[2]}, {v[3], v[4], v[5]}));
    }
    if (views.empty()) return geo::fail(geo::ErrorCode::BadFormat, text(SABAN_TR("viewer", "the path file '{}' holds no view"), file));
    return views;
}

}  // namespace saban::viewer
