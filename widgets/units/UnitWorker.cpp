#include "widgets/units/UnitWorker.h"

#include <utility>

namespace vitrine {

void UnitWorker::begin(Job job)
{
    const auto work = [this, job = std::move(job)] {
        if (job.cancel.requested())
            return;
        const auto picture = makeUnitPicture(*job.trace, job.order, job.cancel, job.unwritable);
        if (picture)
            emit ready(job.number, *picture);
        else
            emit failed(job.number, picture.error());
    };
    QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
}

} // namespace vitrine
