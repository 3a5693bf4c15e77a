#include "viewer/app/work_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace saban::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::Works)
};

}  // namespace

QString wordOf(layers::WorkState state) {
    switch (state) {
        case layers::WorkState::Done: return Words::tr("done");
        case layers::WorkState::OnTime: return Words::tr("on time");
        case layers::WorkState::AtRisk: return Words::tr("at risk");
        case layers::WorkState::Late: return Words::tr("late");
        case layers::WorkState::Unknown: break;
    }
    return Words::tr("unknown");
}

QColor colourOf(layers::WorkState state) {
    switch (state) {
        case layers::WorkState::Done: return {0x00, 0x9e, 0x73};
        case layers::WorkState::OnTime: return {0x56, 0xb4, 0xe9};
        case layers::WorkState::AtRisk: return {0xf0, 0xe4, 0x42};
        case layers::WorkState::Late: return {0xd5, 0x5e, 0x00};
        case layers::WorkState::Unknown: break;
    }
    return {0x99, 0x99, 0x99};
}

QString dayText(const layers::Day& day) {
    const QString iso = QString::fromStdString(day.iso);
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? date.toString(QStringLiteral("dd/MM/yyyy")) : iso;
}

QString costText(double cost) { return QLocale().toString(cost, 'f', cost == static_cast<double>(static_cast<long long>(cost)) ? 0 : 2); }

}  // namespace saban::app
