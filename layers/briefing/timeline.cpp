#include "layers/briefing/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <unordered_map>

#include "geo/core/leg.h"
#include "layers/symbols/symbol_code.h"

namespace saban::layers {

namespace {

constexpr double kDayS = 86400.0;

/// The place on a line that is nearest to one beside it, and how far along it lies.
struct OnLine {
    glm::dvec2 at{0.0};
    double alongM = 0.0;
};

OnLine nearestOn(const std::vector<glm::dvec2>& line, glm::dvec2 to) {
    OnLine best{.at = line.front()};
    double bestM = std::numeric_limits<double>::infinity(), alongM = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec2 step = line[i + 1] - line[i];
        const double lengthM = glm::length(step), share = geo::nearestPart(to, line[i], line[i + 1]);
        const glm::dvec2 at = line[i] + share * step;
        if (const double distanceM = glm::distance(at, to); distanceM < bestM) {
            bestM = distanceM;
            best = {.at = at, .alongM = alongM + share * lengthM};
        }
        alongM += lengthM;
    }
    return best;
}

void append(std::vector<glm::dvec2>& way, glm::dvec2 at) {
    constexpr double kSameM = 1e-3;
    if (way.empty() || glm::distance(way.back(), at) > kSameM) way.push_back(at);
}

/// Empty when the route is of no use: both places are nearest to the same point of it.
std::vector<glm::dvec2> wayAlong(const std::vector<glm::dvec2>& route, glm::dvec2 from, glm::dvec2 to) {
    const OnLine in = nearestOn(route, from), out = nearestOn(route, to);
    if (in.at == out.at) return {};
    std::vector<glm::dvec2> inner;
    double alongM = 0.0;
    const double firstM = std::min(in.alongM, out.alongM), lastM = std::max(in.alongM, out.alongM);
    for (std::size_t i = 0; i < route.size(); ++i) {
        if (i > 0) alongM += glm::distance(route[i - 1], route[i]);
        if (alongM > firstM && alongM < lastM) inner.push_back(route[i]);
    }
    if (in.alongM > out.alongM) std::reverse(inner.begin(), inner.end());
    std::vector<glm::dvec2> way;
    append(way, from);
    append(way, in.at);
    for (const glm::dvec2 at : inner) append(way, at);
    append(way, out.at);
    append(way, to);
    return way;
}

std::vector<double> alongOf(const std::vector<glm::dvec2>& way) {
    std::vector<double> along{0.0};
    for (std::size_t i = 1; i < way.size(); ++i) along.push_back(along.back() + glm::distance(way[i - 1], way[i]));
    return along;
}

/// The segment in which a place along a way lies: the one behind it at a corner.
std::size_t segmentAt(const std::vector<double>& along, double atM) {
    const auto next = std::lower_bound(along.begin() + 1, along.end(), atM);
    return static_cast<std::size_t>(std::min(next, along.end() - 1) - along.begin()) - 1;
}

glm::dvec2 pointAt(const std::vector<glm::dvec2>& way, const std::vector<double>& along, double atM) {
    const std::size_t i = segmentAt(along, atM);
    const double lengthM = along[i + 1] - along[i];
    return lengthM > 0.0 ? way[i] + (way[i + 1] - way[i]) * std::clamp((atM - along[i]) / lengthM, 0.0, 1.0) : way[i];
}

/// People in a body of its size where nothing else is known. Source: usual tables of organisation, rounded.
double peopleOf(Echelon echelon) {
    switch (echelon) {
        case Echelon::None:
        case Echelon::Team: return 4.0;
        case Echelon::Squad: return 9.0;
        case Echelon::Section: return 15.0;
        case Echelon::Platoon: return 30.0;
        case Echelon::Company: return 100.0;
        case Echelon::Battalion: return 450.0;
        case Echelon::Regiment:
        case Echelon::Brigade: return 2000.0;
        default: return 10000.0;
    }
}

double columnOf(const Unit& unit) {
    double people = 0.0;
    const char* const begin = unit.strength.data();
    if (std::from_chars(begin, begin + unit.strength.size(), people).ec != std::errc{} || !(people > 0.0)) {
        const auto code = parseSymbolCode(unit.symbolCode);
        people = peopleOf(code ? code->echelon : Echelon::None);
    }
    return std::clamp(people * Timeline::kColumnMPerPerson, Timeline::kShortestColumnM, Timeline::kLongestColumnM);
}

double shareAt(const std::vector<std::pair<double, double>>& points, double timeS) {
    if (timeS <= points.front().first) return points.front().second;
    const auto next = std::upper_bound(points.begin(), points.end(), timeS, [](double t, const auto& point) { return t < point.first; });
    if (next == points.end()) return points.back().second;
    const auto& before = *(next - 1);
    return before.second + (next->second - before.second) * (timeS - before.first) / (next->first - before.first);
}

}  // namespace

std::optional<double> secondsOf(const Moment& moment) {
    const auto read = parseMoment(moment.iso);
    if (!read) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        std::from_chars(read->iso.data() + from, read->iso.data() + from + count, value);
        return value;
    };
    const std::chrono::year_month_day day(std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2))));
    const double days = static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count());
    const int seconds = read->iso.size() > 16 ? number(17, 2) : 0;
    return days * kDayS + number(11, 2) * 3600.0 + number(14, 2) * 60.0 + seconds;
}

Moment momentOf(double timeS) {
    const double whole = std::round(timeS), days = std::floor(whole / kDayS);
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
    const int second = static_cast<int>(whole - days * kDayS);
    return {fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), second / 3600,
                        second / 60 % 60, second % 60)};
}

Timeline::Timeline(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {
    layWorks();
    std::optional<double> worksBeginS, worksEndS;
    for (const auto& [uid, items] : progress_)
        for (const Progress& points : items) {
            if (points.size() < 2) continue;
            worksBeginS = std::min(worksBeginS.value_or(points.front().first), points.front().first);
            worksEndS = std::max(worksEndS.value_or(points.back().first), points.back().first);
        }
    isDated_ = worksEndS.has_value();
    layPhases(worksEndS);
    layMoves();
    if (worksEndS) {
        beginS_ = *worksBeginS;
        endS_ = *worksEndS;
    } else if (!spans_.empty()) {
        beginS_ = spans_.front().beginS;
        endS_ = spans_.front().endS;
    }
    for (const Span& span : spans_) {
        beginS_ = std::min(beginS_, span.beginS);
        endS_ = std::max(endS_, span.endS);
    }
}

void Timeline::layPhases(std::optional<double> worksEndS) {
    const auto phases = phasesInOrder(*plan_);
    const auto isDated = [](const auto& phase) { return secondsOf(phase->start) || secondsOf(phase->end); };
    const auto first = std::find_if(phases.begin(), phases.end(), isDated);
    double nextS = worksEndS.value_or(0.0);
    if (first != phases.end()) {
        isDated_ = true;
        const auto start = secondsOf((*first)->start), end = secondsOf((*first)->end);
        nextS = (start ? *start : *end - kUndatedPhaseS) - static_cast<double>(first - phases.begin()) * kUndatedPhaseS;
    }
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const auto start = secondsOf(phases[i]->start), end = secondsOf(phases[i]->end);
        const auto follower = i + 1 < phases.size() ? secondsOf(phases[i + 1]->start) : std::nullopt;
        Span span{.phase = phases[i], .beginS = start.value_or(nextS), .endS = 0.0};
        if (!start && end && *end <= span.beginS) span.beginS = *end - kUndatedPhaseS;
        span.endS = end.value_or(follower && *follower > span.beginS ? *follower : span.beginS + kUndatedPhaseS);
        if (span.endS <= span.beginS) span.endS = span.beginS + kUndatedPhaseS;  // it ends before it begins: the checks tell
        nextS = span.endS;
        spans_.push_back(std::move(span));
    }
}

void Timeline::layWorks() {
    std::unordered_map<Uid, std::vector<std::pair<double, double>>> logged;
    for (const auto& entry : plan_->all<WorkLogEntry>().rows())
        if (const auto at = secondsOf(entry->at); at && entry->percentDone) logged[entry->workItem].emplace_back(*at, std::clamp(*entry->percentDone / 100.0, 0.0, 1.0));
    for (const auto& item : plan_->all<WorkItem>().rows()) {
        const auto structure = plan_->find<Structure>(item->feature);
        if (!structure && !plan_->find<Route>(item->feature)) continue;
        auto start = secondsOf({item->start.iso}), due = secondsOf({item->due.iso});
        const double done = structure && structure->state == StructureState::Ready ? 1.0 : std::clamp(item->percentDone / 100.0, 0.0, 1.0);
        Progress points;
        if (!start && !due) {
            points = {{0.0, done}};
        } else {
            const double dueS = (due ? *due : *start) + kDayS;  // the end of the day
            double startS = std::min(start ? *start : *due, dueS - kDayS);
            auto& log = logged[item->uid];
            std::sort(log.begin(), log.end());
            if (!log.empty() && log.front().first <= startS) startS = log.front().first - kDayS;  // it was begun before its time
            points.emplace_back(startS, 0.0);
            for (const auto& [at, share] : log)
                if (at > points.back().first) points.emplace_back(at, share);
            if (points.back().first < dueS) points.emplace_back(dueS, due ? 1.0 : done);
        }
        progress_[item->feature].push_back(std::move(points));
    }
}

void Timeline::layMoves() {
    std::unordered_map<Uid, int> orderOf;
    for (std::size_t i = 0; i < spans_.size(); ++i) orderOf[spans_[i].phase->uid] = static_cast<int>(i);
    std::map<Uid, std::map<int, std::shared_ptr<const UnitPosition>>> positions;
    for (const auto& row : plan_->all<UnitPosition>().rows()) {
        if (row->geometry.kind != GeometryKind::Point || !plan_->find<Unit>(row->unit)) continue;
        const auto found = orderOf.find(row->phase);
        positions[row->unit].emplace(found == orderOf.end() ? -1 : found->second, row);
    }
    for (const auto& [unit, byPhase] : positions) {
        std::vector<Move>& moves = moves_[unit];
        for (const auto& [phase, position] : byPhase) {
            const glm::dvec2 to = position->geometry.at();
            Move move{.phase = phase, .way = {to}, .alongM = {0.0}};
            if (moves.empty()) {
                move.beginS = move.endS = phase < 0 ? -std::numeric_limits<double>::infinity() : spans_[static_cast<std::size_t>(phase)].beginS;
                moves.push_back(std::move(move));
                continue;
            }
            const glm::dvec2 from = moves.back().way.back();
            const auto route = plan_->find<Route>(position->route);
            double speedMs = kMarchKmh / 5.0 / 3.6;
            move.way.clear();
            if (route && route->geometry.kind == GeometryKind::Line) move.way = wayAlong(route->geometry.linePoints(), from, to);
            if (!move.way.empty()) {
                move.columnM = columnOf(*plan_->find<Unit>(unit));
                if (route->kind != RouteKind::FootPath) speedMs = kMarchKmh / 3.6;
            } else {
                append(move.way, from);
                append(move.way, to);
            }
            move.alongM = alongOf(move.way);
            const Span& span = spans_[static_cast<std::size_t>(phase)];
            move.endS = span.endS;
            move.beginS = std::max(span.beginS, span.endS - move.alongM.back() / speedMs);
            if (moves.back().endS > move.beginS && moves.back().endS < move.endS) move.beginS = moves.back().endS;  // phases that overlap
            moves.push_back(std::move(move));
        }
    }
}

UnitPlace Timeline::placeOn(const Move& move, double share) {
    const double lengthM = move.alongM.back();
    if (share >= 1.0 || lengthM <= 0.0) return {.at = move.way.back()};
    if (share <= 0.0) return {.at = move.way.front()};
    const double headM = share * lengthM;
    const std::size_t segment = segmentAt(move.alongM, headM);
    const glm::dvec2 along = move.way[segment + 1] - move.way[segment];
    const double heading = std::atan2(along.x, along.y) * 180.0 / std::numbers::pi;
    UnitPlace place{.at = pointAt(move.way, move.alongM, headM), .headingDeg = heading < 0.0 ? heading + 360.0 : heading};
    const double tailM = headM - std::min({move.columnM, headM, lengthM - headM});
    if (tailM < headM) {
        place.column.push_back(pointAt(move.way, move.alongM, tailM));
        for (std::size_t i = 0; i < move.way.size(); ++i)
            if (move.alongM[i] > tailM && move.alongM[i] < headM) place.column.push_back(move.way[i]);
        place.column.push_back(place.at);
    }
    return place;
}

const Timeline::Span* Timeline::spanOf(const Uid& phase) const {
    const auto found = std::find_if(spans_.begin(), spans_.end(), [&](const Span& span) { return span.phase->uid == phase; });
    return found == spans_.end() ? nullptr : &*found;
}

Uid Timeline::phaseAt(double timeS) const {
    const Span* last = nullptr;
    for (const Span& span : spans_)
        if (span.beginS <= timeS && (!last || span.beginS >= last->beginS)) last = &span;
    return last ? last->phase->uid : Uid{};
}

std::map<Uid, UnitPlace> Timeline::unitsAt(double timeS) const {
    std::map<Uid, UnitPlace> places;
    for (const auto& [unit, moves] : moves_) {
        const auto begun = std::find_if(moves.rbegin(), moves.rend(), [&](const Move& move) { return move.beginS <= timeS; });
        if (begun == moves.rend()) continue;
        places[unit] = placeOn(*begun, begun->endS > begun->beginS ? (timeS - begun->beginS) / (begun->endS - begun->beginS) : 1.0);
    }
    return places;
}

std::map<Uid, UnitPlace> Timeline::unitsBetween(const Uid& phase, double share) const {
    std::map<Uid, UnitPlace> places;
    const Span* const span = spanOf(phase);
    if (!span) return places;
    const int wanted = static_cast<int>(span - spans_.data());
    for (const auto& [unit, moves] : moves_) {
        const auto last = std::find_if(moves.rbegin(), moves.rend(), [&](const Move& move) { return move.phase <= wanted; });
        if (last != moves.rend()) places[unit] = placeOn(*last, last->phase == wanted ? share : 1.0);
    }
    return places;
}

std::map<Uid, UnitPlace> Timeline::unitsIn(const Uid& phase) const {
    if (spanOf(phase)) return unitsBetween(phase, 1.0);
    std::map<Uid, UnitPlace> places;
    for (const auto& [unit, moves] : moves_) places[unit] = placeOn(moves.front(), 1.0);
    return places;
}

std::vector<Uid> Timeline::movingIn(const Uid& phase) const {
    std::vector<Uid> moving;
    const Span* const span = spanOf(phase);
    if (!span) return moving;
    const int wanted = static_cast<int>(span - spans_.data());
    for (const auto& [unit, moves] : moves_)
        if (std::any_of(moves.begin(), moves.end(), [&](const Move& move) { return move.phase == wanted && move.alongM.back() > 0.0; })) moving.push_back(unit);
    return moving;
}

std::map<Uid, double> Timeline::builtAt(double timeS) const {
    std::map<Uid, double> built;
    for (const auto& [feature, items] : progress_) {
        double sum = 0.0;
        for (const Progress& points : items) sum += shareAt(points, timeS);
        built[feature] = sum / static_cast<double>(items.size());
    }
    return built;
}

}  // namespace saban::layers
