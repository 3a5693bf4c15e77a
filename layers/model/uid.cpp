#include "layers/model/uid.h"

#include <QUuid>

namespace saban::layers {

Uid newUid() { return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(); }

}  // namespace saban::layers
