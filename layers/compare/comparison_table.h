#pragma once

#include <span>
#include <string>

#include "layers/compare/comparison_words.h"

namespace saban::layers {

/// The differences as a table for a report, one line for each changed field, with a line of titles. Texts that a spreadsheet would take for
/// a formula begin with an apostrophe.
/// `rows`: places in `comparison.features`, in the order in which they come.

/// RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read Vietnamese. Numbers have points in every language, as in every CSV of Saban.
std::string comparisonCsv(const Comparison& comparison, std::span<const std::size_t> rows, const ComparisonStyle& style);
/// Between tabulators, for the clipboard.
std::string comparisonText(const Comparison& comparison, std::span<const std::size_t> rows, const ComparisonStyle& style);

}  // namespace saban::layers
