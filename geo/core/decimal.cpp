#include "geo/core/decimal.h"

#include <algorithm>

#include "geo/core/text.h"

namespace saban {

std::string inDecimals(std::string written) {
    const std::string example = translated(SABAN_TR("geo", "one and a half: 1.5"));
    if (example.ends_with("1,5")) std::replace(written.begin(), written.end(), '.', ',');
    return written;
}

std::string decimalText(double value, int decimals) { return inDecimals(fmt::format("{:.{}f}", value, decimals)); }

}  // namespace saban
