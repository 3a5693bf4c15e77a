#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace saban::geo {

/// Averages rows of cells into fewer cells, each input cell weighted by the area that it shares with the output cell.
///
/// An input cell is `Channels` sums; what they mean is the caller's affair (value times validity, validity …). Rows are
/// pushed in order; every finished output row is handed to `emit(row, sums)` with `Channels` doubles per output cell.
template <int Channels>
class BoxReducer {
   public:
    /// One axis: the interval `from` to `to` in input cells is divided into `count` output cells.
    struct Axis {
        double from = 0.0, to = 0.0;
        int count = 0;
    };

    BoxReducer(const Axis& columns, const Axis& rows) : rows_(rows) {
        const double step = (columns.to - columns.from) / columns.count;
        spans_.resize(static_cast<std::size_t>(columns.count));
        for (int i = 0; i < columns.count; ++i) {
            const double begin = columns.from + i * step;
            const double end = i + 1 == columns.count ? columns.to : columns.from + (i + 1) * step;
            auto& span = spans_[static_cast<std::size_t>(i)];
            span.first = static_cast<int>(std::floor(begin + kSlack));
            span.last = std::max(span.first, static_cast<int>(std::ceil(end - kSlack)) - 1);
            span.firstWeight = std::min(end, span.first + 1.0) - begin;
            span.lastWeight = end - span.last;
        }
        line_.resize(spans_.size() * Channels);
        sums_.assign(spans_.size() * Channels, 0.0);
    }

    /// `load(column)` gives the `Channels` sums of one input cell of row `row`.
    template <typename Load, typename Emit>
    void pushRow(int row, Load&& load, Emit&& emit) {
        reduceLine(load);
        const double step = (rows_.to - rows_.from) / rows_.count;
        while (outRow_ < rows_.count) {
            const double begin = rows_.from + outRow_ * step;
            const double end = outRow_ + 1 == rows_.count ? rows_.to : rows_.from + (outRow_ + 1) * step;
            const double weight = std::min(end, row + 1.0) - std::max(begin, static_cast<double>(row));
            if (weight > kSlack)
                for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weight * line_[i];
            if (end > row + 1.0 + kSlack) return;
            emit(outRow_, sums_);
            std::fill(sums_.begin(), sums_.end(), 0.0);
            ++outRow_;
        }
    }

   private:
    static constexpr double kSlack = 1e-7;

    struct Span {
        int first = 0, last = 0;
        double firstWeight = 0.0, lastWeight = 0.0;
    };

    template <typename Load>
    void reduceLine(Load&& load) {
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const auto& span = spans_[i];
            double* sums = &line_[i * Channels];
            std::fill(sums, sums + Channels, 0.0);
            for (int column = span.first; column <= span.last; ++column) {
                const double weight = column == span.first ? span.firstWeight : column == span.last ? span.lastWeight : 1.0;
                const std::array<double, Channels> cell = load(column);
                for (int c = 0; c < Channels; ++c) sums[c] += weight * cell[static_cast<std::size_t>(c)];
            }
        }
    }

    Axis rows_;
    std::vector<Span> spans_;
    std::vector<double> line_, sums_;
    int outRow_ = 0;
};

}  // namespace saban::geo
