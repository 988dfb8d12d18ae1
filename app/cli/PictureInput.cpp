#include "app/cli/PictureInput.h"

#include "core/data/Fit.h"
#include "core/io/Pnm.h"
#include "core/trace/Targets.h"
#ifdef VITRINE_HAS_VISION
#include "core/vision/PictureReader.h"
#endif

namespace vitrine {

Result<Picture> readAnyPicture(const std::string &file)
{
#ifdef VITRINE_HAS_VISION
    return readPicture(std::filesystem::path(file));
#else
    return readPnm(std::filesystem::path(file));
#endif
}

Result<TensorMap> pictureInput(const std::string &file, const Graph &graph)
{
    const Node *input = nullptr;
    for (const Node &node : graph.nodes) {
        if (node.kind->category() != Category::Input)
            continue;
        if (input)
            return fail(VITRINE_TEXT("core", "The network %1 has several inputs; one picture can't fill them."),
                        graph.name);
        input = &node;
    }
    if (!input)
        return fail(VITRINE_TEXT("core", "The network %1 has no input for a picture."), graph.name);
    const auto picture = readAnyPicture(file);
    if (!picture)
        return picture.error();
    InputParams params;
    for (const ParameterSpec &spec : input->kind->parameters())
        params[spec.name] = input->params.value(spec.name);
    const auto format = readInputFormat(params);
    if (!format)
        return format.error();
    const Shape shape(input->outputShapes[0].begin() + 1, input->outputShapes[0].end());
    const auto fitted = fitPicture(*picture, shape, *format);
    if (!fitted)
        return fitted.error();
    return TensorMap{{input->path, fitted->input}};
}

Result<std::shared_ptr<const Trace>> traceTowardsAnswer(TraceRequest request)
{
    if (request.graph.lossBlock() < 0) {
        request.backward = false;
        return runTrace(request);
    }
    request.backward = false;
    const auto answered = runTrace(request);
    if (!answered)
        return answered.error();
    for (std::size_t i = 0; i < request.graph.nodes.size(); ++i) {
        const Node &node = request.graph.nodes[i];
        if (node.kind->category() != Category::Loss)
            continue;
        const ValueRef &source = node.inputs[0];
        const Snapshot &prediction =
            (*answered)->nodes[static_cast<std::size_t>(source.node)].outputs[static_cast<std::size_t>(source.port)];
        const auto batch = static_cast<std::size_t>(prediction.shape().empty() ? 1 : prediction.shape()[0]);
        request.inputs[node.path] = makeTarget(node, prediction, std::vector<std::optional<std::int64_t>>(batch));
    }
    request.backward = true;
    return runTrace(request);
}

} // namespace vitrine
