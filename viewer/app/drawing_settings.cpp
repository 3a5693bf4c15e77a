#include "viewer/app/drawing_settings.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>
#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "viewer/app/count_text.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr std::array kFrameRates{15, 30, 60, 120};
constexpr int kFrameRate = 30;
constexpr std::array kMemoriesMib{160, 320, 640, 1280, 2560};
constexpr int kMemoryMib = 320;  // beside everything else on a computer with 8 GB

QString frameRateKey() { return QStringLiteral("drawing/framesPerSecond"); }
QString memoryKey() { return QStringLiteral("drawing/tileMemoryMiB"); }

/// One checkable entry for each number, the saved one or else `ordinary` checked. `use` is called for it, and for whichever is
/// chosen later.
QActionGroup* makeChoices(QMenu& menu, std::span<const int> numbers, int ordinary, const QString& key, const std::function<void(int)>& use, QObject* parent) {
    auto* group = new QActionGroup(parent);
    const int saved = QSettings().value(key, ordinary).toInt();
    const bool isKnown = std::find(numbers.begin(), numbers.end(), saved) != numbers.end();
    for (const int number : numbers) {
        QAction* action = menu.addAction(QString());
        action->setData(number);
        action->setCheckable(true);
        action->setChecked(number == (isKnown ? saved : ordinary));
        group->addAction(action);
    }
    use(group->checkedAction()->data().toInt());
    QObject::connect(group, &QActionGroup::triggered, parent, [key, use](const QAction* action) {
        QSettings().setValue(key, action->data());
        use(action->data().toInt());
    });
    return group;
}

}  // namespace

DrawingSettings::DrawingSettings(TableWidget& table, QMenu& frameRates, QMenu& memories, QObject* parent)
    : QObject(parent), table_(table), frameRateMenu_(frameRates), memoryMenu_(memories) {
    frameRates_ = makeChoices(frameRates, kFrameRates, kFrameRate, frameRateKey(), [this](int rate) { table_.setFramesPerSecond(rate); }, this);
    memories_ = makeChoices(memories, kMemoriesMib, kMemoryMib, memoryKey(), [this](int mib) { table_.setTileMemoryMib(mib); }, this);
    retranslateUi();
}

void DrawingSettings::retranslateUi() {
    frameRateMenu_.setTitle(tr("&Smoothness while moving"));
    for (QAction* action : frameRates_->actions()) action->setText(tr("%1 frames a second").arg(action->data().toInt()));
    memoryMenu_.setTitle(tr("&Memory for ground out of sight"));
    for (QAction* action : memories_->actions()) action->setText(tr("%1 MiB").arg(countText(action->data().toULongLong())));
}

}  // namespace saban::app
