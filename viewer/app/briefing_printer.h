#pragma once

#include <QStringList>
#include <memory>
#include <string>

#include "geo/core/error.h"

class QPagedPaintDevice;

namespace saban::app {

/// A printer of the system, for handouts.
/// Thread safety: one thread. Needs a QGuiApplication.
class BriefingPrinter {
   public:
    /// Errors: `NotFound` for a name that no printer has, naming those that are there; `Unsupported` for a program made without printing.
    static geo::Result<std::unique_ptr<BriefingPrinter>> open(const std::string& name, int copies);
    ~BriefingPrinter();

    QPagedPaintDevice& device();

   private:
    struct State;
    explicit BriefingPrinter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Names of the printers that are set up, the usual one first.
QStringList printerNames();

}  // namespace saban::app
