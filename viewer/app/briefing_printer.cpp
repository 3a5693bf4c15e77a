#include "viewer/app/briefing_printer.h"

#include <QPrinter>
#include <QPrinterInfo>

#include "geo/core/text.h"

namespace saban::app {

struct BriefingPrinter::State {
    QPrinter printer;
    explicit State(const QPrinterInfo& info) : printer(info, QPrinter::HighResolution) {}
};

BriefingPrinter::BriefingPrinter(std::unique_ptr<State> state) : state_(std::move(state)) {}
BriefingPrinter::~BriefingPrinter() = default;
QPagedPaintDevice& BriefingPrinter::device() { return state_->printer; }

QStringList printerNames() {
    QStringList names = QPrinterInfo::availablePrinterNames();
    const QString usual = QPrinterInfo::defaultPrinterName();
    if (names.removeOne(usual)) names.prepend(usual);
    return names;
}

geo::Result<std::unique_ptr<BriefingPrinter>> BriefingPrinter::open(const std::string& name, int copies) {
    const QPrinterInfo info = QPrinterInfo::printerInfo(QString::fromStdString(name));
    if (info.isNull()) {
        const QStringList names = printerNames();
        const std::string all = names.isEmpty() ? text(SABAN_TR("viewer", "no printer is set up")) : names.join(QStringLiteral(", ")).toStdString();
        return geo::fail(geo::ErrorCode::NotFound, text(SABAN_TR("viewer", "cannot print on '{0}': there is no such printer ({1})"), name, all));
    }
    auto state = std::make_unique<State>(info);
    state->printer.setFullPage(true);
    state->printer.setCopyCount(copies);
    state->printer.setDocName(QStringLiteral("Saban"));  // in queues that everybody sees: nothing of the plan
    return std::unique_ptr<BriefingPrinter>(new BriefingPrinter(std::move(state)));
}

}  // namespace saban::app
