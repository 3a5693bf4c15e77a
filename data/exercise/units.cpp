#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "data/exercise/exercise.h"

namespace saban::exercise {

using namespace layers;

namespace {

struct Body {
    const char* name;
    int echelon;  ///< 12 squad, 14 platoon, 15 company, 16 battalion
    const char* entity;
};

// In each commune.
constexpr Body kCommune[] = {{"Ban chỉ huy quân sự {}", 15, "141700"},     {"Trung đội dân quân cơ động {}", 14, "141702"}, {"Trung đội dân quân tại chỗ 1 {}", 14, "141700"},
                             {"Trung đội dân quân tại chỗ 2 {}", 14, "141700"}, {"Tiểu đội trinh sát {}", 12, "121300"},        {"Khẩu đội cối {}", 12, "130800"},
                             {"Tiểu đội công binh {}", 12, "140700"},      {"Tổ thông tin {}", 11, "111000"},               {"Trạm y tế {}", 12, "161300"},
                             {"Công an {}", 13, "200700"},                 {"Đội cứu nạn, phòng cháy {}", 13, "141800"},    {"Bếp, hậu cần {}", 12, "160600"},
                             {"Tổ vận tải {}", 12, "163600"},              {"Tổ dẫn dân sơ tán {}", 11, "190000"}};
// Of the defence area.
constexpr Body kArea[] = {{"Đại đội bộ binh 1", 15, "121100"},  {"Đại đội bộ binh 2", 15, "121100"}, {"Đại đội bộ binh 3", 15, "121100"}, {"Đại đội cối 82", 15, "130800"},
                          {"Trung đội phòng không", 14, "130100"}, {"Trung đội trinh sát", 14, "121300"}, {"Trung đội công binh", 14, "140700"}, {"Trung đội thông tin", 14, "111000"},
                          {"Bệnh xá", 14, "161300"},            {"Trung đội vận tải", 14, "163600"}, {"Đồn biên phòng", 15, "200200"},    {"Cảnh sát cơ động", 14, "201300"}};
constexpr Body kOpposing[] = {{"Đối phương: đại đội 1", 15, "121104"}, {"Đối phương: đại đội 2", 15, "121104"}, {"Đối phương: trinh sát", 14, "121300"},
                              {"Đối phương: hỏa lực", 14, "130300"},   {"Đối phương: đổ bộ", 15, "121700"},     {"Đối phương: hậu cần", 14, "160600"}};

/// Whose a unit is. One of the other side has none of the plan's levels.
struct Membership {
    Side side = Side::Own;
    std::string level{};
    Uid parent{}, group{};
};

class Mustering {
 public:
    explicit Mustering(Draft& draft) : draft_(draft) {}

    Uid add(const std::string& name, const Body& body, const Membership& of, const std::array<glm::dvec2, 3>& wanted) {
        Unit unit;
        unit.name = name;
        unit.symbolCode = codeOf(of.side == Side::Own ? 3 : 6, body.echelon, body.entity);
        unit.side = of.side;
        unit.level = of.level;
        unit.parent = of.parent;
        unit.strength = body.echelon >= 16 ? "" : fmt::format("{}", body.echelon == 15 ? 90 : body.echelon == 14 ? 28 : body.echelon == 13 ? 12 : 9);
        if (!of.group.empty()) unit.groups = {of.group};
        const Uid uid = draft_.add(unit);
        glm::dvec2 before(0.0);
        for (int i = 0; i < 3; ++i) {
            if (i > 0 && wanted[i] == wanted[i - 1]) continue;  // stays
            UnitPosition position;
            position.unit = uid;
            position.phase = draft_.phases[i];
            position.geometry = Geometry::point(draft_.site.place(wanted[i], 22.0, 45.0));
            if (i > 0) position.route = routeBetween(before, position.geometry.at());
            before = position.geometry.at();
            draft_.add(position);
        }
        return uid;
    }

 private:
    /// The route that brings a unit there with the least walking to it and from it, if it is not too long a way round; else none: across country.
    Uid routeBetween(glm::dvec2 from, glm::dvec2 to) const {
        constexpr double kMostDetour = 1.7;
        const double straightM = glm::distance(from, to);
        Uid best;
        double bestM = straightM;  // of walking
        for (const Uid& uid : draft_.routes) {
            const auto& points = draft_.editor.plan().find<Route>(uid)->geometry.linePoints();
            const auto nearest = [&](glm::dvec2 at) {
                return std::min_element(points.begin(), points.end(), [&](glm::dvec2 a, glm::dvec2 b) { return glm::distance(a, at) < glm::distance(b, at); });
            };
            auto in = nearest(from), out = nearest(to);
            const double walkedM = glm::distance(*in, from) + glm::distance(*out, to);
            if (in > out) std::swap(in, out);
            double alongM = 0.0;
            for (auto p = in; p != out; ++p) alongM += glm::distance(p[0], p[1]);
            if (walkedM >= bestM || walkedM + alongM > kMostDetour * straightM) continue;
            best = uid;
            bestM = walkedM;
        }
        return best;
    }

    Draft& draft_;
};

glm::dvec2 around(glm::dvec2 centre, int index, double radiusM) {
    const double angle = index * 2.399963;  // the golden angle: no two in one direction
    return centre + radiusM * std::sqrt((index + 1.0) / 14.0) * glm::dvec2(std::cos(angle), std::sin(angle));
}

}  // namespace

void addUnits(Draft& draft) {
    Mustering muster(draft);
    const auto& villages = draft.site.villages();
    const char* names[3] = {"xã Suối Mơ", "xã Đá Trắng", "xã Khe Sim"};
    for (int c = 0; c < 3; ++c) {
        Uid parent;
        int index = 0;
        for (const Body& body : kCommune) {
            const glm::dvec2 home = around(villages[c], index, 520.0);
            const bool isFighting = index >= 1 && index <= 5;
            // Those that fight go out to the heights around, the others stay with the people.
            const glm::dvec2 out = isFighting ? around(villages[c] + (draft.forwardAt - villages[c]) * (c == 1 ? 0.5 : 0.25), index + 3, 900.0) : home;
            const glm::dvec2 last = isFighting ? out + (draft.forwardAt - out) * 0.35 : home;
            const Uid uid = muster.add(fmt::format(fmt::runtime(body.name), names[c]), body, {.level = "xã", .parent = parent, .group = draft.communes[c]}, {home, out, last});
            if (parent.empty()) parent = uid;
            ++index;
        }
    }
    int index = 0;
    for (const Body& body : kArea) {
        const glm::dvec2 home = around(draft.mainAt + glm::dvec2(-500, -900), index, 700.0), ready = around(draft.mainAt + (draft.forwardAt - draft.mainAt) * 0.45, index, 900.0);
        const glm::dvec2 forward = index < 6 ? around(draft.forwardAt, index, 950.0) : ready;
        muster.add(body.name, body, {.level = "khu vực phòng thủ", .group = draft.operations}, {home, ready, forward});
        ++index;
    }
    index = 0;
    const geo::Bounds& table = draft.site.bounds();
    for (const Body& body : kOpposing) {
        const glm::dvec2 from(table.minE + 900.0 + 260.0 * index, table.maxN - 700.0 - 180.0 * (index % 3));
        const glm::dvec2 closer = from + (draft.forwardAt - from) * 0.35, near = from + (draft.forwardAt - from) * 0.62;
        muster.add(body.name, body, {.side = Side::Other}, {from, closer, index < 4 ? near : closer});
        ++index;
    }
}

}  // namespace saban::exercise
