#pragma once

#include <map>
#include <string>

#include "layers/symbols/convention_profile.h"
#include "layers/symbols/symbol_painter.h"

namespace saban::layers {

/// Whether there are signs for symbol codes, for `CheckContext::isKnownCode`. Each code is asked for once; where signs cannot be
/// drawn, all count as known.
/// Thread safety: one thread at a time.
class KnownSigns {
 public:
    explicit KnownSigns(ConventionProfilePtr conventions) : conventions_(std::move(conventions)) {}
    bool isKnown(const std::string& code);
    const ConventionProfilePtr& conventions() const { return conventions_; }

 private:
    ConventionProfilePtr conventions_;
    SymbolPainter painter_;
    std::map<std::string, bool> known_;
};

}  // namespace saban::layers
