#include "viewer/app/stage.h"

#include <QResizeEvent>

namespace saban::app {

Stage::Stage(QWidget* parent)
    : QWidget(parent), table_(new TableWidget(this)), startPage_(new StartPage(this)), messages_(new MessageBar(this)) {
    setMinimumSize(table_->minimumSize());
    table_->setObjectName(QStringLiteral("table"));
    startPage_->raise();
    messages_->raise();
}

void Stage::resizeEvent(QResizeEvent* event) {
    table_->setGeometry(rect());
    startPage_->setGeometry(rect());
    messages_->place(event->size());
}

}  // namespace saban::app
