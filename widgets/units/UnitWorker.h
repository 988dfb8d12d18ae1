#pragma once

#include "core/base/Cancel.h"
#include "widgets/units/UnitPicture.h"

#include <QObject>

#include <memory>

namespace vitrine {

/// Takes runs apart, on the compute thread: their numbers may lie on a GPU.
class UnitWorker : public QObject {
    Q_OBJECT

public:
    struct Job {
        quint64 number = 0;
        std::shared_ptr<const Trace> trace;
        UnitOrder order;
        Cancel cancel;
        QString unwritable; ///< lowered digits that the font has not
    };
    void begin(Job job); ///< from any thread

signals:
    void ready(quint64 number, std::shared_ptr<const vitrine::UnitPicture> picture);
    void failed(quint64 number, const vitrine::Error &error);
};

} // namespace vitrine
