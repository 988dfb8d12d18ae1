#include "widgets/common/LongCsv.h"

#include "widgets/common/TableSaver.h"

#include <QFileInfo>

#include <utility>

namespace vitrine {

QString LongCsv::operator()() const
{
    return QString::fromStdString(toText(table()));
}

const LongCsv *longCsv(const ExportSource &source)
{
    return source.csv.target<LongCsv>();
}

void saveTo(const QString &file, const ExportSource &source, QWidget *window, QObject *receiver,
            std::function<void(const Result<void> &)> ended)
{
    const LongCsv *numbers = longCsv(source);
    if (!numbers || QFileInfo(file).suffix().toLower() != QLatin1String("csv"))
        return ended(exportTo(file, source));
    auto *saver = new TableSaver(numbers->table(), file, window);
    QObject::connect(saver, &TableSaver::saved, receiver, [ended] { ended({}); });
    QObject::connect(saver, &TableSaver::failed, receiver, [ended](const Error &error) {
        if (!error.cancelled)
            ended(error);
    });
}

} // namespace vitrine
