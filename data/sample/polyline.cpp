#include "data/sample/polyline.h"

namespace saban::sample {

Polyline resampled(const Polyline& line, double stepM) {
    if (line.size() < 2) return line;
    Polyline result{line.front()};
    double carried = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point leg = line[i] - line[i - 1];
        const double legM = length(leg);
        double position = stepM - carried;
        while (position < legM) {
            result.push_back(line[i - 1] + leg * (position / legM));
            position += stepM;
        }
        carried = legM - (position - stepM);
    }
    if (length(line.back() - result.back()) < 0.25 * stepM && result.size() > 1) result.pop_back();
    result.push_back(line.back());
    return result;
}

Polyline smoothed(const Polyline& line, double spread) {
    const int reach = int(std::ceil(3.0 * spread));
    std::vector<double> weight(std::size_t(reach) + 1);
    for (int k = 0; k <= reach; ++k) weight[k] = std::exp(-0.5 * k * k / (spread * spread));
    const int last = int(line.size()) - 1;
    Polyline result = line;
    for (int i = 1; i < last; ++i) {
        // A window that shrinks towards the ends keeps them in place without a kink.
        const int window = std::min({reach, i, last - i});
        Point sum;
        double total = 0.0;
        for (int k = -window; k <= window; ++k) {
            const double w = weight[std::abs(k)];
            sum = sum + line[i + k] * w;
            total += w;
        }
        result[i] = sum * (1.0 / total);
    }
    return result;
}

std::vector<double> lengthsAlong(const Polyline& line) {
    std::vector<double> lengths(line.size(), 0.0);
    for (std::size_t i = 1; i < line.size(); ++i) lengths[i] = lengths[i - 1] + length(line[i] - line[i - 1]);
    return lengths;
}

SegmentIndex::SegmentIndex(const std::vector<Polyline>& lines, double reachM) : reachM_(reachM) {
    Point low{1e18, 1e18};
    Point high{-1e18, -1e18};
    for (std::size_t n = 0; n < lines.size(); ++n) {
        double along = 0.0;
        for (std::size_t i = 1; i < lines[n].size(); ++i) {
            const Segment s{lines[n][i - 1], lines[n][i], along, int(n)};
            along += length(s.to - s.from);
            low = {std::min({low.x, s.from.x, s.to.x}), std::min({low.y, s.from.y, s.to.y})};
            high = {std::max({high.x, s.from.x, s.to.x}), std::max({high.y, s.from.y, s.to.y})};
            segments_.push_back(s);
        }
    }
    if (segments_.empty()) return;
    corner_ = low - Point{reachM_, reachM_};
    columns_ = int((high.x - low.x) / reachM_) + 3;
    rows_ = int((high.y - low.y) / reachM_) + 3;
    // A segment goes into every bucket that a place within reach of it may lie in.
    const auto forBuckets = [this](const Segment& s, auto&& visit) {
        const int c0 = int((std::min(s.from.x, s.to.x) - reachM_ - corner_.x) / reachM_);
        const int c1 = int((std::max(s.from.x, s.to.x) + reachM_ - corner_.x) / reachM_);
        const int r0 = int((std::min(s.from.y, s.to.y) - reachM_ - corner_.y) / reachM_);
        const int r1 = int((std::max(s.from.y, s.to.y) + reachM_ - corner_.y) / reachM_);
        for (int r = r0; r <= r1; ++r)
            for (int c = c0; c <= c1; ++c) visit(std::size_t(r) * columns_ + c);
    };
    bucketStart_.assign(std::size_t(columns_) * rows_ + 1, 0);
    for (const Segment& s : segments_) forBuckets(s, [this](std::size_t bucket) { ++bucketStart_[bucket + 1]; });
    for (std::size_t i = 1; i < bucketStart_.size(); ++i) bucketStart_[i] += bucketStart_[i - 1];
    bucketItems_.resize(bucketStart_.back());
    auto next = bucketStart_;
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
        forBuckets(segments_[i], [&](std::size_t bucket) { bucketItems_[next[bucket]++] = i; });
}

std::optional<Nearest> SegmentIndex::nearest(Point p) const {
    const double u = (p.x - corner_.x) / reachM_;
    const double v = (p.y - corner_.y) / reachM_;
    if (!(u >= 0.0 && v >= 0.0 && u < columns_ && v < rows_)) return std::nullopt;
    const std::size_t bucket = std::size_t(v) * columns_ + std::size_t(u);
    double best = reachM_ * reachM_;
    const Segment* found = nullptr;
    double foundT = 0.0;
    for (std::uint32_t i = bucketStart_[bucket]; i < bucketStart_[bucket + 1]; ++i) {
        const Segment& s = segments_[bucketItems_[i]];
        const Point leg = s.to - s.from;
        const double square = dot(leg, leg);
        const double t = square > 0.0 ? std::clamp(dot(p - s.from, leg) / square, 0.0, 1.0) : 0.0;
        const Point off = p - (s.from + leg * t);
        const double distance = dot(off, off);
        if (distance < best) {
            best = distance;
            found = &s;
            foundT = t;
        }
    }
    if (!found) return std::nullopt;
    const Point leg = found->to - found->from;
    const double legM = std::max(length(leg), 1e-9);
    const Point direction = leg * (1.0 / legM);
    const Point off = p - found->from;
    // With y southwards, a turn to the right is a positive cross product.
    const double side = direction.x * off.y - direction.y * off.x;
    return Nearest{.distanceM = std::sqrt(best),
                   .alongM = found->alongM + foundT * legM,
                   .sideM = side,
                   .direction = direction,
                   .line = found->line};
}

}  // namespace saban::sample
