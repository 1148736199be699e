import HomeAssistantLink
import MQTTLink
import WebServer

extension PlainFault {
    init(_ fault: BrokerFault) { self.init(code: fault.code.rawValue, message: fault.message, hint: fault.hint) }

    init(_ fault: HomeAssistantFault) { self.init(code: fault.code.rawValue, message: fault.message, hint: fault.hint) }
}
