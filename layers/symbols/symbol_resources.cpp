#include "layers/symbols/symbol_resources.h"

#include <QFile>
#include <mutex>

/// The macro wants to be used outside of any namespace.
static void registerSymbolResources() { Q_INIT_RESOURCE(symbols); }

namespace saban::layers {

std::string symbolResource(std::string_view name) {
    static std::once_flag isRegistered;
    std::call_once(isRegistered, registerSymbolResources);
    QFile file(QStringLiteral(":/saban/symbols/") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().toStdString();
}

}  // namespace saban::layers
